alter table run
    add epoch bigint not null default 0,
    add phase text not null default 'check',
    add reported_at timestamptz;

comment on column run.epoch is 'The lease under which it ran.';
comment on column run.reported_at is 'When it last got on.';

create table source_field (
    connection_id bigint not null references connection on delete cascade,
    path          text not null,
    types         text[] not null,
    always        boolean not null,
    absent        bigint not null,
    primary key (connection_id, path)
);

comment on table source_field is 'The shape of a connection''s payloads: each field with the JSON types seen in it.';
comment on column source_field.path is 'A JSON pointer; "-" stands for any item of a list.';
comment on column source_field.absent is 'In so many records in a row it was not there.';
comment on column source_field.always is 'So far no record lacked it.';

create table drift (
    id            bigint generated always as identity primary key,
    connection_id bigint not null references connection on delete cascade,
    kind          text not null check (kind in ('new-field', 'missing-field', 'changed-type', 'unmapped-value')),
    field         text not null,
    detail        text not null,
    sample        text,
    seen_at       timestamptz not null,
    run_id        bigint,
    accepted_at   timestamptz,
    accepted_by   text
);

comment on table drift is 'What a source has changed about its data, found while reading.';
comment on column drift.sample is 'The id of a ticket that shows it.';

create unique index drift_open on drift (connection_id, kind, field, detail) where accepted_at is null;
