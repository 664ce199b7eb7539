# One image for every kind of node. The command chooses: Orb.Api (default), Orb.Silo or Orb.Sandbox.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet restore Orb.Api/Orb.Api.csproj --locked-mode \
 && dotnet publish Orb.Api/Orb.Api.csproj -c Release --no-restore -p:RunAnalyzers=false -o /app/api \
 && dotnet publish Orb.Silo/Orb.Silo.csproj -c Release --no-restore -p:RunAnalyzers=false -o /app/silo \
 && dotnet publish Orb.Sandbox/Orb.Sandbox.csproj -c Release --no-restore -p:RunAnalyzers=false -o /app/sandbox

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# Silos clone and check out; the sandbox serves git over HTTP.
RUN apt-get update \
 && apt-get install -y --no-install-recommends git ca-certificates curl \
 && rm -rf /var/lib/apt/lists/* \
 && install -d -o app -g app /data
COPY --from=build /app /app
USER app
ENV ORB_DATA=/data
WORKDIR /app
VOLUME /data
EXPOSE 5080 5081
CMD ["dotnet", "/app/api/Orb.Api.dll"]
