-- How far a change request has come, and whether the contract covers it.

alter table ticket_event
    drop constraint ticket_event_type_check,
    add constraint ticket_event_type_check check (type in (
        'field', 'message', 'gone', 'back', 'created', 'state', 'confirmation', 'assignment', 'level', 'qualification', 'stage',
        'link', 'merge', 'absorption', 'contact', 'remote-session', 'conflict', 'settlement'));

alter table ticket_support
    add stage    text generated always as (coalesce(state -> 'change' ->> 'stage', 'requested')) stored,
    add coverage text generated always as (state -> 'values' ->> 'coverage') stored;

comment on column ticket_support.stage is 'As its steps tell it; ticket_now says what is delivered.';

create function stage_of_change(stage text, coverage text, status text) returns text language sql immutable parallel safe as $$
    select case
        when status in ('resolved', 'closed') and (stage = 'accepted' or (coverage = 'in-contract' and coalesce(stage, 'requested') <> 'refused')) then 'delivered'
        else coalesce(stage, 'requested') end
$$;

comment on function stage_of_change is 'The same as the stage of Core''s funnel; a test holds them together.';

create or replace view ticket_now as
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
        support.level, support.team, support.merged_into, support.resolved_at, coalesce(support.in_conflict, false) as in_conflict,
        case when coalesce(support.kind, ticket.kind) = 'change'
            then stage_of_change(support.stage, support.coverage, coalesce(support.status, ticket.status)) end as stage
    from ticket
    left join ticket_support as support on support.ticket_id = ticket.id
    left join connection on connection.id = ticket.connection_id
    left join client on client.id = ticket.client_id
    left join known_person as owner on owner.code = support.owner
    left join person_identity as identity
        on identity.connection_id = ticket.connection_id and identity.name = ticket.fields ->> 'assignee'
    left join person on person.id = identity.person_id
    left join known_person as assignee on assignee.code = person.code;

comment on column ticket_now.stage is 'Of a change request; null for every other ticket.';
