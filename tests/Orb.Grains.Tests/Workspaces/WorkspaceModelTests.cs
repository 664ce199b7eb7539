using CsCheck;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Grains.Tests.Driving;
using Orb.Grains.Workspaces;

namespace Orb.Grains.Tests.Workspaces;

/// <summary>Random people, agents, hosts and clocks against the rules, step by step as the grain applies them.</summary>
public sealed class WorkspaceModelTests
{
    private static readonly Gen<Move> Moves = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 200]).Select((kind, amount) => new Move(kind, amount));

    [Fact]
    public void No_removal_begins_under_a_live_lease_or_a_pin_and_every_due_workspace_ends() => Moves.Array[0, 60].Sample(moves =>
    {
        var run = new Run();
        foreach (var move in moves)
        {
            run.Make(move);
        }

        run.EndsWhenHostsAnswer();
    });

    [Theory]
    [InlineData(WorkspaceState.Active)]
    [InlineData(WorkspaceState.Completed)]
    [InlineData(WorkspaceState.Failed)]
    public void A_tick_with_nothing_due_changes_nothing(WorkspaceState state)
    {
        var workspace = Some.Workspace(state);

        Assert.Same(workspace, Run.Tick(workspace, Some.Time));
    }

    [Fact]
    public void An_early_tick_changes_nothing_and_a_doubled_one_nothing_more()
    {
        var booked = CleanupRules.Schedule(
            Some.Workspace(), Some.WorkspaceId, new CleanupRequest(TimeSpan.FromHours(1), CleanupReason.Manual), Some.Time).Next;
        var begun = Run.Tick(booked, Some.Time.AddHours(1));

        Assert.Same(booked, Run.Tick(booked, Some.Time.AddHours(1).AddTicks(-1)));
        Assert.Equal((WorkspaceState.InProgress, 2L), (begun.State, begun.Epoch));
        Assert.Same(begun, Run.Tick(begun, Some.Time.AddHours(2)));
    }

    [Fact]
    public void What_Orb_books_postpones_nothing_that_a_person_wants_sooner()
    {
        var soon = CleanupRules.Schedule(
            Some.Workspace(), Some.WorkspaceId, new CleanupRequest(TimeSpan.Zero, CleanupReason.Manual, "ada"), Some.Time).Next;

        var booked = CleanupRules.Schedule(
            soon, Some.WorkspaceId, new CleanupRequest(TimeSpan.FromHours(24), CleanupReason.ProjectCompleted), Some.Time).Next;

        Assert.Same(soon, booked);
    }

    [Fact]
    public void A_workspace_that_no_host_has_heard_of_needs_no_host_to_go()
    {
        var wanted = PreparationRules.Create(
            new StoredWorkspace(), Some.WorkspaceId, new CreateWorkspace(default, Some.Repository, null), Some.Time).Next;
        var booked = CleanupRules.Schedule(wanted, Some.WorkspaceId, new CleanupRequest(TimeSpan.Zero, CleanupReason.Manual), Some.Time).Next;
        var gone = CleanupRules.Begin(booked, Some.WorkspaceId, Some.Time);

        Assert.Equal((WorkspaceState.Completed, true), (gone.Next.State, gone.Next.Verified));
        Assert.Equal([EventTypes.CleanupStarted, EventTypes.WorkspaceRemoved], gone.Happenings.Select(happening => happening.Type));
    }

    [Fact]
    public void A_removal_that_is_called_off_before_the_tree_was_made_goes_on_making_it()
    {
        var wanted = PreparationRules.Create(
            new StoredWorkspace(), Some.WorkspaceId, new CreateWorkspace(default, Some.Repository, null), Some.Time).Next;
        var booked = CleanupRules.Schedule(wanted, Some.WorkspaceId, new CleanupRequest(TimeSpan.FromHours(1), CleanupReason.Manual), Some.Time).Next;
        var again = CleanupRules.Cancel(booked, Some.WorkspaceId, "ada", Some.Time.AddMinutes(5)).Next;

        Assert.Equal((WorkspaceState.Creating, Some.Time.AddMinutes(5)), (again.State, again.NextAttemptAt));
    }

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 1)]
    public void Making_is_tried_four_times_unless_trying_is_in_vain(bool isPermanent, int attempts)
    {
        var workspace = Some.Workspace(WorkspaceState.Creating) with { Bytes = null };
        var failure = new Preparation.Failed(new Trouble("clone", "no"), isPermanent);
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            Assert.Equal(WorkspaceState.Creating, workspace.State);
            workspace = PreparationRules.Apply(workspace, Some.WorkspaceId, failure, Some.Time).Next;
            Assert.Equal(attempt, workspace.Attempt);
        }

        Assert.Equal((WorkspaceState.Failed, null), (workspace.State, workspace.NextAttemptAt));
    }

    [Fact]
    public void Answers_that_come_too_late_change_nothing()
    {
        var gone = Some.Workspace(WorkspaceState.Completed);

        Assert.Same(gone, CleanupRules.Apply(gone, Some.WorkspaceId, new Removal.InUse("bash"), Some.Time).Next);
        Assert.Same(gone, PreparationRules.Apply(gone, Some.WorkspaceId, new Preparation.Ready(1, "abc"), Some.Time).Next);
    }

    [Fact]
    public void An_order_that_a_later_epoch_has_voided_is_given_again_under_one_later_still()
    {
        var removing = Some.Workspace(WorkspaceState.InProgress);

        Assert.Equal(2, CleanupRules.Apply(removing, Some.WorkspaceId, new Removal.Fenced(), Some.Time).Next.Epoch);
        Assert.Equal(2, PreparationRules.Apply(Some.Workspace(WorkspaceState.Creating), Some.WorkspaceId, new Preparation.Fenced(), Some.Time).Next.Epoch);
    }

    private sealed record Move(int Kind, int Amount);

    private sealed class Run
    {
        private StoredWorkspace _workspace = Some.Workspace();
        private DateTimeOffset _now = Some.Time;

        public static StoredWorkspace Tick(StoredWorkspace workspace, DateTimeOffset now) =>
            CleanupRules.Resume(CleanupRules.Begin(workspace, Some.WorkspaceId, now).Next, now).Next;

        public void Make(Move move)
        {
            switch (move.Kind)
            {
                case 0 or 1:
                    _now += TimeSpan.FromMinutes(move.Amount);
                    break;
                case 2 when LeaseRules.CanBeUsed(_workspace):
                    _workspace = LeaseRules.Use(_workspace, Some.WorkspaceId, $"lease {move.Amount % 3}", "agent", _now).Next;
                    Assert.NotEqual(WorkspaceState.CleanupScheduled, _workspace.State);
                    break;
                case 3:
                    _workspace = LeaseRules.EndUse(_workspace, $"lease {move.Amount % 3}", _now).Next;
                    break;
                case 4 when !CleanupRules.HasBegun(_workspace.State):
                    _workspace = CleanupRules.Keep(_workspace, Some.WorkspaceId, TimeSpan.FromMinutes(move.Amount % 50 * 10), "ada", _now).Next;
                    break;
                case 5 or 6 when !CleanupRules.HasBegun(_workspace.State):
                    _workspace = CleanupRules.Schedule(
                        _workspace, Some.WorkspaceId, new CleanupRequest(TimeSpan.FromMinutes(move.Amount), CleanupReason.Manual), _now).Next;
                    break;
                case 7 when !CleanupRules.HasBegun(_workspace.State):
                    _workspace = CleanupRules.Cancel(_workspace, Some.WorkspaceId, "ada", _now).Next;
                    break;
                case 8:
                    Answer(move.Amount);
                    break;
                default:
                    TickTwice();
                    break;
            }
        }

        public void EndsWhenHostsAnswer()
        {
            if (_workspace.State is WorkspaceState.Active or WorkspaceState.Failed)
            {
                _workspace = CleanupRules.Schedule(_workspace, Some.WorkspaceId, new CleanupRequest(TimeSpan.Zero, CleanupReason.Manual), _now).Next;
            }

            for (var rounds = 0; _workspace.State is not WorkspaceState.Completed; rounds++)
            {
                Assert.True(rounds < 10, $"stuck: {_workspace}");
                _now = new[] { _now, _workspace.DueAt ?? _now, _workspace.NextAttemptAt ?? _now }.Max();
                TickTwice();
                _workspace = CleanupRules.Apply(_workspace, Some.WorkspaceId, new Removal.Removed(Verified: true, 1), _now).Next;
            }
        }

        private void Answer(int amount)
        {
            Removal answer = (amount % 6) switch
            {
                0 => new Removal.Running(),
                1 => new Removal.HostAbsent(),
                2 => new Removal.InUse("bash"),
                3 => new Removal.Failed(new Trouble("busy", "no"), IsPermanent: false),
                4 => new Removal.Failed(new Trouble("mount", "no"), IsPermanent: true),
                _ => new Removal.Fenced(),
            };
            var before = _workspace;
            _workspace = CleanupRules.Apply(_workspace, Some.WorkspaceId, answer, _now).Next;
            Assert.True(_workspace.Attempt == before.Attempt || answer is Removal.InUse or Removal.Failed { IsPermanent: false });
            Assert.InRange(_workspace.Attempt, 0, 4);
        }

        private void TickTwice()
        {
            var (before, now) = (_workspace, _now);
            _workspace = Tick(before, now);
            if (_workspace.State is WorkspaceState.InProgress && before.State is WorkspaceState.CleanupScheduled)
            {
                Assert.DoesNotContain(before.Leases, lease => lease.ExpiresAt > now);
                Assert.False(before.PinnedUntil > now, $"pinned until {before.PinnedUntil} at {now}");
                Assert.True(before.DueAt <= now);
                Assert.Equal(before.Epoch + 1, _workspace.Epoch);
            }

            Assert.Same(_workspace, Tick(_workspace, now));
        }
    }
}
