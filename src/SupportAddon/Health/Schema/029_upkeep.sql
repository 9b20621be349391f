create table upkeep (
    probe_id bigint primary key references probe on delete cascade,
    schedule text not null,
    next_at  timestamptz not null
);

comment on table upkeep is 'When each preventive schedule is due next.';

create table upkeep_ticket (
    probe_id  bigint not null references probe on delete cascade,
    due_at    timestamptz not null,
    ticket_id bigint not null references ticket,
    primary key (probe_id, due_at)
);

comment on table upkeep_ticket is 'The ticket of each time at which upkeep was due.';
