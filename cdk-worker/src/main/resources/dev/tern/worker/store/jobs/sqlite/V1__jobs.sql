CREATE TABLE jobs (
  id integer PRIMARY KEY AUTOINCREMENT,
  config_type text NOT NULL CHECK (config_type IN ('check_connection_source', 'check_connection_destination', 'discover_schema', 'get_spec', 'sync', 'reset_connection', 'refresh')),
  scope text NOT NULL,
  config text NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'running', 'incomplete', 'failed', 'succeeded', 'cancelled', 'queued')),
  started_at text,
  created_at text,
  updated_at text
) STRICT;
CREATE INDEX jobs_scope_idx ON jobs (scope, id);

CREATE TABLE attempts (
  id integer PRIMARY KEY AUTOINCREMENT,
  job_id integer NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  attempt_number integer NOT NULL,
  log_path text,
  output text,
  status text NOT NULL CHECK (status IN ('running', 'failed', 'succeeded')),
  created_at text,
  updated_at text,
  ended_at text,
  failure_summary text,
  processing_task_queue text,
  UNIQUE (job_id, attempt_number)
) STRICT;

CREATE TABLE attempt_process (
  attempt_id integer PRIMARY KEY REFERENCES attempts (id) ON DELETE CASCADE,
  pid integer NOT NULL,
  host text NOT NULL,
  process_started_at text NOT NULL,
  heartbeat_at text NOT NULL,
  source_exit integer,
  destination_exit integer,
  verdict text CHECK (verdict IN ('succeeded', 'partial', 'failed', 'cancelled', 'crashed'))
) STRICT;

CREATE TABLE connection_lock (
  connection_id text PRIMARY KEY,
  pid integer NOT NULL,
  host text NOT NULL,
  process_started_at text NOT NULL,
  locked_at text NOT NULL,
  heartbeat_at text NOT NULL
) STRICT;

CREATE TABLE checkpoint (
  id integer PRIMARY KEY AUTOINCREMENT,
  connection_id text NOT NULL,
  job_id integer NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  attempt_id integer NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
  type text NOT NULL CHECK (type IN ('GLOBAL', 'STREAM', 'LEGACY')),
  stream_namespace text,
  stream_name text,
  state text NOT NULL,
  row_count integer NOT NULL,
  byte_count integer NOT NULL,
  rejected_count integer NOT NULL,
  rows_ever integer NOT NULL,
  emitted_at text NOT NULL,
  acknowledged_at text NOT NULL
) STRICT;
CREATE INDEX checkpoint_stream_idx ON checkpoint (connection_id, stream_name, stream_namespace, id);

CREATE TABLE sync_stats (
  attempt_id integer PRIMARY KEY REFERENCES attempts (id) ON DELETE CASCADE,
  records_committed integer NOT NULL DEFAULT 0,
  bytes_committed integer NOT NULL DEFAULT 0,
  records_rejected integer NOT NULL DEFAULT 0,
  checkpoints integer NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE stream_stats (
  attempt_id integer NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
  stream_namespace text,
  stream_name text NOT NULL,
  records_emitted integer NOT NULL DEFAULT 0,
  bytes_emitted integer NOT NULL DEFAULT 0,
  records_sent integer NOT NULL DEFAULT 0,
  records_committed integer NOT NULL DEFAULT 0,
  bytes_committed integer NOT NULL DEFAULT 0,
  records_rejected integer NOT NULL DEFAULT 0,
  estimated_records integer,
  estimated_bytes integer,
  status text,
  status_reason text,
  last_commit_at text
) STRICT;
CREATE UNIQUE INDEX stream_stats_stream_idx
  ON stream_stats (attempt_id, stream_name, stream_namespace IS NULL, coalesce(stream_namespace, ''));

CREATE TABLE airbyte_metadata (
  key text PRIMARY KEY,
  value text
) STRICT;

INSERT INTO airbyte_metadata (key, value) VALUES
  ('airbyte_protocol_version_min', '0.0.0'),
  ('airbyte_protocol_version_max', '0.3.0'),
  ('deployment_id', lower(hex(randomblob(16))));
