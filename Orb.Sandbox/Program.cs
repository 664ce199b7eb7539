using Orb.Sandbox.Hosting;

return await SandboxProcess.Run(args);
