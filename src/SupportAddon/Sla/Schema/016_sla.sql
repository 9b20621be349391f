alter table client add sla text;

comment on column client.sla is 'Service levels as the client file writes them, JSON as text; null where nothing is promised.';

create table work_calendar (
    name       text primary key,
    definition text not null
);

comment on table work_calendar is 'Calendars declared in client files; the built-in ones are not here.';

create table sla_policy (
    hash       text primary key,
    definition text not null
);

comment on table sla_policy is 'Each wording of service levels there ever was, with the calendars it names; its SHA-256 is the hash.';

create table sla_version (
    client_id   bigint not null references client on delete cascade,
    since       timestamptz not null,
    policy_hash text references sla_policy,
    primary key (client_id, since)
);

comment on table sla_version is 'Which wording held for a client from when on. A ticket keeps the one in force when it was created; an older ticket the first.';
comment on column sla_version.policy_hash is 'Null from when on nothing was promised any more.';

create table ticket_sla (
    ticket_id       bigint primary key references ticket on delete cascade,
    client_id       bigint,
    policy_hash     text references sla_policy,
    seen            text not null,
    last_event_id   bigint not null,
    answered_at     timestamptz,
    acknowledged_at timestamptz,
    read_at         timestamptz not null
);

comment on table ticket_sla is 'Derived from a ticket''s events and its client''s versions, never written by a pull; can be thrown away.';
comment on column ticket_sla.seen is 'What else it was derived from: client, mapping, claims.';
comment on column ticket_sla.last_event_id is 'The last event that it knows; 0 before the first.';

create table ticket_clock (
    ticket_id     bigint not null references ticket_sla on delete cascade,
    clock         text not null check (clock in ('first-response', 'resolution', 'vendor')),
    target        interval not null,
    deadline      timestamptz,
    at_risk_at    timestamptz,
    stopped_at    timestamptz,
    withdrawn_at  timestamptz,
    met           boolean,
    look_again_at timestamptz,
    primary key (ticket_id, clock)
);

comment on column ticket_clock.deadline is 'Null while the clock is paused, or where its calendar never opens so long.';
comment on column ticket_clock.met is 'As of ticket_sla.read_at; null while it may still be met.';
comment on column ticket_clock.look_again_at is 'When time alone will next make an alarm of it.';

create index ticket_clock_to_look_at on ticket_clock (look_again_at) where look_again_at is not null;
create index ticket_clock_running on ticket_clock (deadline) where stopped_at is null and withdrawn_at is null;

create table sla_alarm (
    id           bigint generated always as identity primary key,
    ticket_id    bigint not null references ticket on delete cascade,
    clock        text not null,
    kind         text not null check (kind in ('at-risk', 'breached')),
    target       interval not null,
    happened_at  timestamptz not null,
    raised_at    timestamptz not null,
    retracted_at timestamptz
);

comment on table sla_alarm is 'What somebody is told of, once, in open hours. One that a late event has undone is retracted, never deleted.';

create unique index sla_alarm_once on sla_alarm (ticket_id, clock, kind, target) where retracted_at is null;
