create table probe (
    id               bigint generated always as identity primary key,
    client_id        bigint not null references client,
    name             text not null,
    ordinal          int not null,
    kind             text not null,
    settings         json not null,
    secrets          json not null,
    connection_id    bigint references connection,
    terms            json not null,
    heartbeat_token  text,
    heartbeat_sha256 bytea unique,
    removed_at       timestamptz,
    unique (client_id, name),
    check ((heartbeat_token is null) = (heartbeat_sha256 is null))
);

comment on table probe is 'Questions about the clients'' systems, as the clients'' files define them. What is taken out of a file stays here, and its history with it.';
comment on column probe.ordinal is 'Its place in the client''s file.';
comment on column probe.settings is 'What its kind is told, without secrets.';
comment on column probe.secrets is 'Sealed, by the dotted name of the setting.';
comment on column probe.terms is 'How often it asks, and what is made of the answers.';
comment on column probe.heartbeat_token is 'What the other application shows when it calls, sealed; of heartbeats alone.';
comment on column probe.heartbeat_sha256 is 'The hash of that token, by which a call finds its probe.';
comment on column probe.removed_at is 'Since when it stands in no file any more.';

-- Who only asks how a system is: everybody else waits for him a little, and does not turn back.
alter table lease
    drop constraint lease_work_check,
    add constraint lease_work_check check (work in ('sync', 'check', 'reply', 'fix', 'probe'));
