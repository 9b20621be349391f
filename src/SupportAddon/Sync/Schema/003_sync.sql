create table sync_position (
    connection_id bigint primary key references connection on delete cascade,
    position      text,
    swept_at      timestamptz
);

comment on column sync_position.position is 'The connector''s own bookmark; written in the transaction of the page that it follows.';

create table run (
    id            bigint generated always as identity primary key,
    connection_id bigint not null references connection on delete cascade,
    kind          text not null check (kind in ('sync')),
    started_by    text not null,
    started_at    timestamptz not null,
    finished_at   timestamptz,
    state         text not null check (state in ('running', 'succeeded', 'failed', 'cancelled')),
    counts        jsonb not null,
    error         text,
    next          text
);

create index run_by_connection on run (connection_id, id desc);
