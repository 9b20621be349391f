create table report_template (
    hash  text primary key,
    files text not null
);

comment on table report_template is 'The text of templates with which reports were made, kept so that these can be rendered again.';
comment on column report_template.files is 'A JSON object, file name to text; its SHA-256 is the hash.';

create table report (
    id            bigint generated always as identity primary key,
    client_id     bigint not null,
    kind          text not null,
    period        text not null,
    language      text not null,
    to_date       boolean not null,
    issued_at     timestamptz not null,
    data          text not null,
    template_hash text not null references report_template,
    html_hash     text not null,
    open_ids      bigint[] not null
);

create index report_by_period on report (client_id, kind, period, issued_at desc);

comment on column report.period is 'A quarter, as in 2026-Q3.';
comment on column report.to_date is 'Made before the period was over.';
comment on column report.data is 'JSON as text: jsonb would reorder it, and the same bytes are to come again.';
comment on column report.html_hash is 'SHA-256 of the page as issued; a later program that renders it otherwise is found out.';
comment on column report.open_ids is 'Tickets open at the end, for the restatement in the next report.';
