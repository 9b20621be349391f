create table user_account (
    id              bigint generated always as identity primary key,
    login           text not null unique check (login ~ '^[a-z0-9][a-z0-9._@-]{0,99}$'),
    name            text not null,
    role            text not null,
    client_id       bigint references client on delete cascade,
    password_hash   text not null,
    must_change     boolean not null,
    language        text check (language in ('fr', 'en')),
    time_zone       text,
    failures        int not null default 0,
    locked_until    timestamptz,
    locked_at       timestamptz,
    locked_by       text,
    created_at      timestamptz not null,
    created_by      text not null,
    check ((role = 'client') = (client_id is not null)),
    check ((locked_at is null) = (locked_by is null))
);

comment on column user_account.client_id is 'Whom a user of role client belongs to; nobody else has one.';
comment on column user_account.must_change is 'The password was made up by the program and opens nothing but the page to change it.';
comment on column user_account.failures is 'Failed sign-ins in a row.';
comment on column user_account.locked_until is 'Nobody is let in before, for too many of them.';
comment on column user_account.locked_at is 'When somebody locked the account.';

create table user_session (
    id           bigint generated always as identity primary key,
    key_hash     bytea not null unique,
    user_id      bigint not null references user_account on delete cascade,
    address      text,
    agent        text not null,
    started_at   timestamptz not null,
    last_seen_at timestamptz not null
);

create index user_session_user on user_session (user_id);

comment on column user_session.key_hash is 'SHA-256 of the key that the browser holds.';

create table api_token (
    id           bigint generated always as identity primary key,
    name         text not null unique check (name ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    key_hash     bytea not null unique,
    permissions  text[] not null check (cardinality(permissions) > 0),
    client_id    bigint references client on delete cascade,
    created_at   timestamptz not null,
    created_by   text not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    revoked_by   text,
    check ((revoked_at is null) = (revoked_by is null))
);

comment on column api_token.key_hash is 'SHA-256 of the token.';
comment on column api_token.client_id is 'The one client it sees; null for all.';
