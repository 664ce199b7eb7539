-- The catalog: what is searched across grains, what must be unique, and the event log.
-- The same tables as in deploy/postgres. Moments are UTC text of one width, so that they sort as they follow each other.
-- A row keeps the record it was made from as json in "snapshot"; the columns beside it are what is searched, ordered or unique.

CREATE TABLE projects (
    id TEXT NOT NULL PRIMARY KEY,
    status TEXT NOT NULL,
    phase TEXT NOT NULL,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    snapshot TEXT NOT NULL CHECK (json_valid(snapshot))
) STRICT;
CREATE INDEX projects_newest ON projects (created_at DESC, id DESC);

CREATE TABLE project_members (
    project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (project_id, user_id)
) STRICT;
CREATE INDEX project_members_user ON project_members (user_id, project_id);

CREATE TABLE pull_requests (
    id TEXT NOT NULL PRIMARY KEY,
    project_id TEXT NOT NULL,
    repository TEXT NOT NULL,
    number INTEGER NULL,
    head_branch TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    snapshot TEXT NOT NULL CHECK (json_valid(snapshot)),
    CONSTRAINT pull_requests_one_per_repository UNIQUE (project_id, repository),
    CONSTRAINT pull_requests_one_owner UNIQUE (repository, number)
) STRICT;
CREATE INDEX pull_requests_newest ON pull_requests (created_at DESC, id DESC);

-- The right to create a pull request at GitHub. Apart from pull_requests, because a claim is not part of any version of a pull request.
CREATE TABLE pull_request_claims (
    project_id TEXT NOT NULL,
    repository TEXT NOT NULL,
    pull_request_id TEXT NOT NULL,
    claim_epoch INTEGER NOT NULL,
    PRIMARY KEY (project_id, repository)
) STRICT;

CREATE TABLE workspaces (
    id TEXT NOT NULL PRIMARY KEY,
    project_id TEXT NOT NULL,
    host_id TEXT NULL,
    state TEXT NOT NULL,
    due_at TEXT NULL,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    snapshot TEXT NOT NULL CHECK (json_valid(snapshot))
) STRICT;
CREATE INDEX workspaces_newest ON workspaces (created_at DESC, id DESC);
CREATE INDEX workspaces_project ON workspaces (project_id, created_at DESC, id DESC);
CREATE INDEX workspaces_host ON workspaces (host_id, state);

-- The last event number of each project. Every transaction about a project takes this row first, so their numbers appear in the
-- order they are committed and a reader never skips one. Not a column of projects: a workspace may be recorded before its project.
CREATE TABLE project_event_counters (
    project_id TEXT NOT NULL PRIMARY KEY,
    last_number INTEGER NOT NULL
) STRICT;

CREATE TABLE project_events (
    project_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    event_key TEXT NOT NULL,
    type TEXT NOT NULL,
    at TEXT NOT NULL,
    data TEXT NOT NULL CHECK (json_valid(data)),
    PRIMARY KEY (project_id, number),
    CONSTRAINT project_events_once UNIQUE (project_id, event_key)
) STRICT;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    project_id TEXT NOT NULL,
    data TEXT NOT NULL CHECK (json_valid(data))
) STRICT;
CREATE INDEX audit_newest ON audit (at DESC, id DESC);

CREATE TRIGGER project_events_no_update BEFORE UPDATE ON project_events
BEGIN
    SELECT RAISE(ABORT, 'project_events is append-only');
END;
CREATE TRIGGER project_events_no_delete BEFORE DELETE ON project_events
BEGIN
    SELECT RAISE(ABORT, 'project_events is append-only');
END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit is append-only');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit is append-only');
END;

CREATE TABLE due_work (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    due_at TEXT NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT;
CREATE INDEX due_work_next ON due_work (due_at, kind, key);

-- The body is told apart as well as the id: GitHub's signature covers only the body.
CREATE TABLE webhook_deliveries (
    delivery_id TEXT NOT NULL PRIMARY KEY,
    event TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    body BLOB NOT NULL,
    received_at TEXT NOT NULL,
    processed_at TEXT NULL,
    outcome TEXT NULL,
    CONSTRAINT webhook_deliveries_one_body UNIQUE (event, body_hash)
) STRICT;
CREATE INDEX webhook_deliveries_received ON webhook_deliveries (received_at);
CREATE INDEX webhook_deliveries_unprocessed ON webhook_deliveries (received_at, delivery_id) WHERE processed_at IS NULL;

CREATE TABLE idempotency_keys (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    operation_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    run_at TEXT NOT NULL,
    answer TEXT NULL CHECK (answer IS NULL OR json_valid(answer)),
    PRIMARY KEY (scope, key)
) STRICT;
CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);
