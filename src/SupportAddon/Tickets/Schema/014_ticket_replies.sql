alter table connection
    add replies text[] not null default '{}',
    add reply   json not null default '{}',
    alter mapping type json using mapping::json,
    alter known_mapping type json using known_mapping::json;

comment on column connection.replies is 'What the connector can write back, as it last said.';
comment on column connection.reply is 'Field, then our word, then the source''s value that is written for it, or "none" where it stays here.';

alter table lease
    drop constraint lease_work_check,
    add constraint lease_work_check check (work in ('sync', 'check', 'reply'));

create table ticket_reply (
    id              bigint generated always as identity primary key,
    ticket_id       bigint not null references ticket on delete cascade,
    connection_id   bigint not null references connection on delete cascade,
    event_id        bigint not null references ticket_event on delete cascade,
    kind            text not null check (kind in ('answer', 'note', 'status', 'assignee')),
    value           text,
    expected        text,
    marker          text not null unique,
    state           text not null default 'waiting'
        check (state in ('waiting', 'sending', 'unknown', 'written', 'conflict', 'refused', 'withdrawn')),
    epoch           bigint,
    tries           int not null default 0,
    asked_at        timestamptz not null,
    due_at          timestamptz,
    ended_at        timestamptz,
    source_event_id text,
    reason          text,
    next            text
);

comment on table ticket_reply is 'What is to be written to a source, or was: stored before anything is sent.';
comment on column ticket_reply.marker is 'Our own name for it; the connector looks for it before it sends.';
comment on column ticket_reply.state is 'sending, with the epoch of its lease: whether it has arrived is not known until its marker was looked for.';
comment on column ticket_reply.due_at is 'When it is tried next; null once nobody tries it any more.';

create index ticket_reply_due on ticket_reply (connection_id, id) where due_at is not null;
create index ticket_reply_by_ticket on ticket_reply (ticket_id, id);
create index ticket_reply_by_event on ticket_reply (event_id);

create view ticket_history as
    select fact.*,
        case
            when fact.origin = 'here' then coalesce(fact.data ->> 'side', 'support')
            when person.side is not null then person.side
            when fact.author = ticket.fields ->> 'requester' then 'client'
        end as side
    from current_ticket_event as fact
    join ticket on ticket.id = fact.ticket_id
    left join person_identity as identity on identity.connection_id = ticket.connection_id and identity.name = fact.author
    left join person as named on named.id = identity.person_id
    left join known_person as person on person.code = named.code
    where fact.origin <> 'source' or fact.type <> 'message' or not exists (
        select from ticket_reply as reply
        where reply.ticket_id = fact.ticket_id and reply.kind in ('answer', 'note')
          and (reply.source_event_id = fact.source_id or strpos(fact.body, reply.marker) > 0
            or (reply.state = 'written' and reply.source_event_id is null and reply.value = fact.body)));

comment on view ticket_history is 'The facts of a ticket, each once: what we wrote to the source is not told again by it. side: support, client, or null for whom nobody has mapped.';
