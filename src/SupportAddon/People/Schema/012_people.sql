create table person (
    id          bigint generated always as identity primary key,
    code        text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name        text not null,
    side        text not null check (side in ('support', 'client')),
    client_id   bigint references client on delete cascade,
    email       text,
    team        text,
    skills      text[] not null default '{}',
    levels      text[] not null default '{}',
    merged_into bigint references person on delete cascade,
    check ((side = 'client') = (client_id is not null))
);

comment on table person is 'Somebody known by one or more names in the connected systems.';
comment on column person.merged_into is 'The person that this one was found to be; its code stays good.';

create table person_identity (
    connection_id bigint not null references connection on delete cascade,
    name          text not null,
    person_id     bigint not null references person on delete cascade,
    primary key (connection_id, name)
);

comment on column person_identity.name is 'As the source names its author or assignee.';

create view known_person as
    select person.code, whole.id, whole.code as whole_code, whole.name, whole.side, whole.client_id, whole.team
    from person join person as whole on whole.id = coalesce(person.merged_into, person.id);

comment on view known_person is 'Every code with the person it stands for, merges followed.';
