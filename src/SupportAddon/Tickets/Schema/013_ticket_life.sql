-- What is done here: tickets of our own, events that are never changed, and the state that they tell.

alter table client
    add levels       text[] not null default '{N1,N2,N3}',
    add confirmation interval not null default '5 days',
    add reopening    interval not null default '30 days';

comment on column client.levels is 'The support levels, from the first to the last.';
comment on column client.confirmation is 'A resolved ticket that nobody confirms or refuses for so long is closed.';
comment on column client.reopening is 'For so long a closed ticket is reopened; later a new one follows it.';

alter table ticket
    alter connection_id drop not null,
    add channel text;

comment on column ticket.connection_id is 'Null for a ticket of our own.';
comment on column ticket.channel is 'How a ticket of our own came: phone, e-mail, web, api. Null for one that a connector brought.';

-- As in 009, for tickets that have no connection too.
create or replace function hold_ticket_references() returns trigger language plpgsql as $$
declare
    connections bigint[] := array(select distinct connection_id from written where connection_id is not null);
    clients bigint[] := array(select distinct client_id from written where client_id is not null);
    held bigint;
begin
    select count(*) into held from (select from connection where id = any(connections) for key share) as found;
    if held < cardinality(connections) then
        raise foreign_key_violation using message = 'A ticket is of a connection that does not exist.';
    end if;
    select count(*) into held from (select from client where id = any(clients) for key share) as found;
    if held < cardinality(clients) then
        raise foreign_key_violation using message = 'A ticket is of a client that does not exist.';
    end if;
    return null;
end $$;

alter table ticket_event
    drop constraint ticket_event_type_check,
    drop constraint ticket_event_origin_check,
    add constraint ticket_event_origin_check check (origin in ('source', 'observed', 'here')),
    add constraint ticket_event_type_check check (type in (
        'field', 'message', 'gone', 'back', 'created', 'state', 'confirmation', 'assignment', 'level', 'qualification',
        'link', 'merge', 'absorption', 'contact', 'remote-session', 'conflict', 'settlement')),
    add data jsonb;

comment on column ticket_event.origin is 'source: as the source tells it; observed: found between two readings; here: made here.';
comment on column ticket_event.data is 'Of what was made here: what has no column.';

create or replace view current_ticket_event as
    select distinct on (ticket_id, source_id) *
    from ticket_event
    order by ticket_id, source_id, revision desc;

create function keep_history() returns trigger language plpgsql as $$
begin
    raise restrict_violation using message = 'The history of a ticket is added to and never changed.';
end $$;

create trigger history_is_not_rewritten before update on ticket_event for each statement execute function keep_history();

create function keep_history_of_tickets() returns trigger language plpgsql as $$
begin
    if exists (select from ticket join gone on gone.ticket_id = ticket.id) then
        raise restrict_violation using message = 'The history of a ticket goes with the ticket only.';
    end if;
    return null;
end $$;

create trigger history_is_not_deleted after delete on ticket_event
    referencing old table as gone for each statement execute function keep_history_of_tickets();

create table ticket_support (
    ticket_id        bigint primary key references ticket on delete cascade,
    state            jsonb not null,
    resolved_at      timestamptz,
    changed_at       timestamptz not null,
    status           text generated always as (state -> 'status' ->> 'value') stored,
    owned            boolean generated always as (coalesce(jsonb_typeof(state -> 'owner') = 'object', false)) stored,
    owner            text generated always as (state -> 'owner' ->> 'value') stored,
    level            text generated always as (state -> 'values' ->> 'level') stored,
    team             text generated always as (state -> 'values' ->> 'team') stored,
    kind             text generated always as (state -> 'values' ->> 'kind') stored,
    maintenance_type text generated always as (state -> 'values' ->> 'maintenanceType') stored,
    priority         text generated always as (state ->> 'priority') stored,
    merged_into      bigint generated always as ((state ->> 'mergedInto')::bigint) stored,
    in_conflict      boolean generated always as (coalesce((state ->> 'inConflict')::boolean, false)) stored
);

comment on table ticket_support is 'What support says of a ticket, told by its events made here. A ticket without a row is at its defaults; a pull never writes here.';
comment on column ticket_support.owned is 'The owner is ours, even where it is nobody.';

create index ticket_support_merged on ticket_support (merged_into) where merged_into is not null;
create index ticket_support_resolved on ticket_support (resolved_at) where resolved_at is not null;
create index ticket_support_standing on ticket_support (ticket_id) where status is not null or owned;

create view ticket_now as
    select ticket.id, ticket.connection_id, connection.name as connection, ticket.external_id, ticket.number, ticket.link,
        ticket.title, ticket.description, ticket.created_at, greatest(ticket.updated_at, support.changed_at) as updated_at,
        ticket.fields, ticket.gone_at, ticket.client_id, client.code as client, ticket.unassigned,
        coalesce(support.kind, ticket.kind) as kind,
        coalesce(support.status, ticket.status) as status,
        coalesce(support.priority, ticket.priority) as priority,
        coalesce(support.maintenance_type, ticket.maintenance_type) as maintenance_type,
        coalesce(ticket.channel, 'connector') as channel,
        case when support.owned then owner.whole_code else assignee.whole_code end as owner,
        case when support.owned then owner.name else coalesce(assignee.name, ticket.fields ->> 'assignee') end as owner_name,
        support.level, support.team, support.merged_into, support.resolved_at, coalesce(support.in_conflict, false) as in_conflict
    from ticket
    left join ticket_support as support on support.ticket_id = ticket.id
    left join connection on connection.id = ticket.connection_id
    left join client on client.id = ticket.client_id
    left join known_person as owner on owner.code = support.owner
    left join person_identity as identity
        on identity.connection_id = ticket.connection_id and identity.name = ticket.fields ->> 'assignee'
    left join person on person.id = identity.person_id
    left join known_person as assignee on assignee.code = person.code;

comment on view ticket_now is 'Tickets as they are now: the source''s fields with support''s own over them.';
