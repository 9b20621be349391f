create table probe_state (
    probe_id      bigint primary key references probe on delete cascade,
    standing      jsonb not null,
    result        text not null,
    measured_at   timestamptz not null,
    latency       interval not null,
    reason        text,
    watched_since timestamptz not null,
    flapping_since timestamptz
);

comment on table probe_state is 'Where each probe stands after its last measurement.';
comment on column probe_state.flapping_since is 'Since when it comes and goes; null while it does not.';

create table probe_result (
    probe_id bigint not null,
    at       timestamptz not null,
    result   text not null,
    latency  interval not null,
    reason   text
);

create index probe_result_by_probe on probe_result (probe_id, at);
create index probe_result_by_time on probe_result using brin (at);

comment on table probe_result is 'Every measurement, for some days; what is older is in probe_summary.';

create table probe_summary (
    probe_id bigint not null,
    step     text not null check (step in ('minute', 'hour')),
    at       timestamptz not null,
    up       int not null,
    warning  int not null,
    down     int not null,
    unknown  int not null,
    fastest  interval,
    slowest  interval,
    total    interval,
    primary key (probe_id, step, at)
);

comment on table probe_summary is 'Measurements by the minute for some weeks, by the hour for years. Latencies are those of answers.';

create table probe_gap (
    id       bigint generated always as identity primary key,
    probe_id bigint not null references probe on delete cascade,
    from_at  timestamptz not null,
    to_at    timestamptz not null check (to_at > from_at)
);

create index probe_gap_by_probe on probe_gap (probe_id, to_at);

comment on table probe_gap is 'Stretches that are over, of which nothing is known: the host was down, or could not ask.';

create table outage (
    id           bigint generated always as identity primary key,
    probe_id     bigint not null references probe on delete cascade,
    client_id    bigint not null references client on delete cascade,
    began_at     timestamptz not null,
    confirmed_at timestamptz not null,
    ended_at     timestamptz,
    recovered_at timestamptz,
    error        text not null,
    held_by      text,
    announced_at timestamptz,
    ticket_id    bigint references ticket,
    settled_at   timestamptz,
    cause        text,
    check (ended_at >= began_at)
);

create unique index outage_one_at_a_time on outage (probe_id) where ended_at is null;
create index outage_by_client on outage (client_id, began_at);
create index outage_by_probe on outage (probe_id, began_at);
create index outage_open on outage (id) where ended_at is null;

comment on column outage.began_at is 'The first measurement that found it down.';
comment on column outage.confirmed_at is 'The measurement that made it an outage.';
comment on column outage.ended_at is 'The first measurement of those that found it up again.';
comment on column outage.recovered_at is 'When it was known that it is over.';
comment on column outage.held_by is 'Why nobody was told yet, when last looked at.';
comment on column outage.announced_at is 'Since when people are told of it; null where they never were.';
comment on column outage.settled_at is 'When its end was written on its ticket.';
comment on column outage.cause is 'What a person found.';

create table downtime (
    id         bigint generated always as identity primary key,
    client_id  bigint not null references client on delete cascade,
    probe_id   bigint references probe on delete cascade,
    definition jsonb not null,
    reason     text not null,
    author     text not null,
    added_at   timestamptz not null,
    ends_at    timestamptz not null
);

create index downtime_by_client on downtime (client_id, ends_at);

comment on column downtime.probe_id is 'The one probe that it is about; null for all of the client.';
comment on column downtime.ends_at is 'When it holds no more; of one that was ended early, then.';

create table heartbeat (
    probe_id   bigint primary key references probe on delete cascade,
    succeeded_at timestamptz,
    failed_at  timestamptz,
    message    text,
    count      bigint not null default 0
);

comment on table heartbeat is 'When another application last said by itself that it is well.';

create table probe_host (
    name       text primary key,
    expires_at timestamptz not null
);

create table probe_shard (
    shard      int primary key,
    holder     text,
    epoch      bigint not null default 0,
    expires_at timestamptz not null default '-infinity'
);

insert into probe_shard (shard) select generate_series(0, 15);

comment on table probe_shard is 'Which host asks which sixteenth of the probes. What is measured is written under the epoch alone.';

create function tell_of_health() returns trigger language plpgsql as $$
begin
    perform pg_notify('health', new.probe_id::text || ' ' || coalesce((select client_id from probe where id = new.probe_id), 0));
    return null;
end $$;

create trigger outage_is_told after insert or update of ended_at, announced_at on outage for each row execute function tell_of_health();
