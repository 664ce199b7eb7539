-- The catalog: what is searched across grains, what must be unique, and the event log.
-- Ids and keys are compared byte by byte (COLLATE "C"), so that cursors mean the same on every installation and on SQLite.
-- A row keeps the record it was made from as json in "snapshot"; the columns beside it are what is searched, ordered or unique.

CREATE TABLE projects (
    id text COLLATE "C" PRIMARY KEY,
    status text NOT NULL,
    phase text NOT NULL,
    created_at timestamptz NOT NULL,
    version bigint NOT NULL,
    snapshot json NOT NULL
);
CREATE INDEX projects_newest ON projects (created_at DESC, id DESC);

CREATE TABLE project_members (
    project_id text COLLATE "C" NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    user_id text COLLATE "C" NOT NULL,
    role text NOT NULL,
    PRIMARY KEY (project_id, user_id)
);
CREATE INDEX project_members_user ON project_members (user_id, project_id);

CREATE TABLE pull_requests (
    id text COLLATE "C" PRIMARY KEY,
    project_id text COLLATE "C" NOT NULL,
    repository text COLLATE "C" NOT NULL,
    number bigint NULL,
    head_branch text COLLATE "C" NOT NULL,
    status text NOT NULL,
    created_at timestamptz NOT NULL,
    version bigint NOT NULL,
    snapshot json NOT NULL,
    CONSTRAINT pull_requests_one_per_repository UNIQUE (project_id, repository),
    CONSTRAINT pull_requests_one_owner UNIQUE (repository, number)
);
CREATE INDEX pull_requests_newest ON pull_requests (created_at DESC, id DESC);

-- The right to create a pull request at GitHub. Apart from pull_requests, because a claim is not part of any version of a pull request.
CREATE TABLE pull_request_claims (
    project_id text COLLATE "C" NOT NULL,
    repository text COLLATE "C" NOT NULL,
    pull_request_id text COLLATE "C" NOT NULL,
    claim_epoch bigint NOT NULL,
    PRIMARY KEY (project_id, repository)
);

CREATE TABLE workspaces (
    id text COLLATE "C" PRIMARY KEY,
    project_id text COLLATE "C" NOT NULL,
    host_id text COLLATE "C" NULL,
    state text NOT NULL,
    due_at timestamptz NULL,
    created_at timestamptz NOT NULL,
    version bigint NOT NULL,
    snapshot json NOT NULL
);
CREATE INDEX workspaces_newest ON workspaces (created_at DESC, id DESC);
CREATE INDEX workspaces_project ON workspaces (project_id, created_at DESC, id DESC);
CREATE INDEX workspaces_host ON workspaces (host_id, state);

-- The last event number of each project. Every transaction about a project takes this row first, so their numbers appear in the
-- order they are committed and a reader never skips one. Not a column of projects: a workspace may be recorded before its project.
CREATE TABLE project_event_counters (
    project_id text COLLATE "C" PRIMARY KEY,
    last_number bigint NOT NULL
);

CREATE TABLE project_events (
    project_id text COLLATE "C" NOT NULL,
    number bigint NOT NULL,
    event_key text COLLATE "C" NOT NULL,
    type text NOT NULL,
    at timestamptz NOT NULL,
    data json NOT NULL,
    PRIMARY KEY (project_id, number),
    CONSTRAINT project_events_once UNIQUE (project_id, event_key)
);

CREATE TABLE audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    project_id text COLLATE "C" NOT NULL,
    data json NOT NULL
);
CREATE INDEX audit_newest ON audit (at DESC, id DESC);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER project_events_append_only BEFORE UPDATE OR DELETE ON project_events
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER project_events_keep BEFORE TRUNCATE ON project_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_keep BEFORE TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE due_work (
    kind text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    due_at timestamptz NOT NULL,
    PRIMARY KEY (kind, key)
);
CREATE INDEX due_work_next ON due_work (due_at, kind, key);

-- The body is told apart as well as the id: GitHub's signature covers only the body.
CREATE TABLE webhook_deliveries (
    delivery_id text COLLATE "C" PRIMARY KEY,
    event text NOT NULL,
    body_hash text NOT NULL,
    body bytea NOT NULL,
    received_at timestamptz NOT NULL,
    processed_at timestamptz NULL,
    outcome text NULL,
    CONSTRAINT webhook_deliveries_one_body UNIQUE (event, body_hash)
);
CREATE INDEX webhook_deliveries_received ON webhook_deliveries (received_at);
CREATE INDEX webhook_deliveries_unprocessed ON webhook_deliveries (received_at, delivery_id) WHERE processed_at IS NULL;

CREATE TABLE idempotency_keys (
    scope text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    body_hash text NOT NULL,
    operation_id text NOT NULL,
    created_at timestamptz NOT NULL,
    run_at timestamptz NOT NULL,
    answer json NULL,
    PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);
