create table client (
    id        bigint generated always as identity primary key,
    code      text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name      text not null,
    language  text not null check (language in ('fr', 'en')),
    time_zone text not null
);

create table connection (
    id          bigint generated always as identity primary key,
    name        text not null unique check (name ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    plugin      text not null,
    options     jsonb not null,
    secrets     jsonb not null,
    since       timestamptz,
    sweep_every interval not null,
    keep_raw    interval not null,
    mapping     jsonb not null,
    known_mapping jsonb not null
);

comment on column connection.options is 'Option name to value, secrets left out.';
comment on column connection.secrets is 'Option name to the secret, encrypted with the keys of the data folder.';
comment on column connection.mapping is 'Field, then the source''s value, then our word; laid over what the connector knows.';
comment on column connection.known_mapping is 'What the connector itself knows, as it last said.';

create table claim (
    client_id     bigint not null references client on delete cascade,
    connection_id bigint not null references connection on delete cascade,
    ordinal       int not null,
    conditions    jsonb not null,
    primary key (client_id, connection_id, ordinal)
);

comment on table claim is 'Which tickets of a connection belong to a client.';
comment on column claim.conditions is 'Field, then the accepted values; empty claims every ticket.';
