create table ticket_qualified (
    ticket_id bigint primary key references ticket on delete cascade,
    seen      text not null,
    said      jsonb not null
);

comment on table ticket_qualified is 'What the rules said of a ticket; what stands of it is told by its events.';
comment on column ticket_qualified.seen is 'What they were asked with: the ticket as it last changed at its source, its client, their wording.';
