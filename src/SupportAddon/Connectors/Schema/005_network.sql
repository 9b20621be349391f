alter table connection add network jsonb not null default '{}', add network_secrets jsonb not null default '{}';

comment on column connection.network is 'How the connection reaches its system, secrets left out: dotted setting to value.';
comment on column connection.network_secrets is 'Dotted setting to the secret, encrypted with the keys of the data folder.';

create table connection_token (
    connection_id bigint primary key references connection on delete cascade,
    sealed        text
);

comment on table connection_token is 'The row is locked while a token is renewed, so that of many processes one does it.';
comment on column connection_token.sealed is 'The token that the system last handed out and what it was got with, encrypted like the secrets; null before the first.';
