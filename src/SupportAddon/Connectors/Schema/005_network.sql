alter table connection add network jsonb not null default '{}';

comment on column connection.network is 'How the connection reaches its system: trusted authority, client certificate, proxy, extra headers, rate.';

create table connection_token (
    connection_id bigint primary key references connection on delete cascade,
    made_with     bytea not null,
    sealed        text
);

comment on table connection_token is 'The token that the system last handed out, sealed with the keys of the data folder.';
comment on column connection_token.made_with is 'A digest of the options and secrets it was got with: when they change, it counts no more.';
