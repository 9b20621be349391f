create table audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   text not null,
    address text,
    action  text not null,
    subject text not null,
    detail  jsonb not null
);

comment on table audit is 'Who did what, when and from where. Rows are added, never changed.';
comment on column audit.actor is 'A login, "api:" and a token''s name, or "shell:" and whoever had one.';
comment on column audit.address is 'Where in the network it came from; null on the machine itself.';

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'The audit trail is only ever added to.' using errcode = 'restrict_violation';
end $$;

create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function audit_is_append_only();
