create table ticket (
    id               bigint generated always as identity primary key,
    connection_id    bigint not null references connection,
    external_id      text not null,
    number           text not null,
    link             text,
    title            text not null,
    description      text,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    fields           jsonb not null,
    content_hash     bytea not null,
    first_seen_at    timestamptz not null,
    last_changed_at  timestamptz not null,
    gone_at          timestamptz,
    client_id        bigint references client on delete set null,
    unassigned       text,
    kind             text,
    status           text,
    priority         text,
    maintenance_type text,
    unique (connection_id, external_id)
);

comment on column ticket.fields is 'Every field in the source''s own words; the mapped columns are derived from it.';
comment on column ticket.unassigned is 'Why no client has it.';
comment on column ticket.kind is 'Our word, "none", or null when the source''s value is empty or unmapped.';

create index ticket_by_client on ticket (client_id, created_at);

create table ticket_event (
    id            bigint generated always as identity primary key,
    ticket_id     bigint not null references ticket on delete cascade,
    source_id     text not null,
    revision      int not null default 1,
    type          text not null check (type in ('field', 'message', 'gone', 'back')),
    origin        text not null check (origin in ('source', 'observed')),
    occurred_at   timestamptz not null,
    observed_at   timestamptz not null,
    author        text,
    field         text,
    from_value    text,
    to_value      text,
    visibility    text check (visibility in ('public', 'internal', 'automatic')),
    body          text,
    unique (ticket_id, source_id, revision)
);

comment on table ticket_event is 'Append-only. A fact that its source has rewritten gets a further revision.';

create view current_ticket_event as
    select distinct on (ticket_id, source_id) *
    from ticket_event
    order by ticket_id, source_id, revision desc;

create table ticket_payload (
    ticket_id   bigint primary key references ticket on delete cascade,
    payload     text not null,
    received_at timestamptz not null
);

comment on table ticket_payload is 'The payload as received, kept for the time declared on the connection.';

create index ticket_payload_by_age on ticket_payload (received_at);
