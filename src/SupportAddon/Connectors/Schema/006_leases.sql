create table lease (
    connection_id bigint primary key references connection on delete cascade,
    epoch         bigint not null,
    holder        text not null,
    work          text not null check (work in ('sync', 'check')),
    taken_at      timestamptz not null,
    expires_at    timestamptz not null,
    released      boolean not null,
    stop_by       text
);

comment on table lease is 'Who may talk to a connection''s system: one process at a time. Times are those of the database''s clock.';
comment on column lease.epoch is 'Counts the holders. Whoever writes for a connection proves in the same transaction that his epoch still stands.';
comment on column lease.released is 'Given back. A lease that ran out instead was held by a process that died or froze.';
comment on column lease.stop_by is 'Who asked the holder to stop.';

create table breaker (
    connection_id bigint primary key references connection on delete cascade,
    level         int not null,
    failed_at     timestamptz,
    retry_at      timestamptz,
    error         text,
    next          text
);

comment on table breaker is 'How often a connection has failed of late, and from when on it may be tried again on its own.';
