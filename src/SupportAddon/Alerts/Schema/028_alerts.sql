create table alert_rule (
    id         bigint generated always as identity primary key,
    client_id  bigint not null references client on delete cascade,
    name       text not null,
    ordinal    int not null,
    target     json not null,
    secrets    json not null,
    terms      json not null,
    removed_at timestamptz,
    unique (client_id, name)
);

comment on table alert_rule is 'Who is told of outages, as the clients'' files say. What is taken out of a file stays here, and what it sent with it.';
comment on column alert_rule.target is 'The addresses of mails, or the form of a webhook.';
comment on column alert_rule.secrets is 'Of a webhook, sealed: its address, and what signs.';
comment on column alert_rule.terms is 'Of which probes, after how long, and how often again.';

create table alert (
    id             bigint generated always as identity primary key,
    key            uuid not null default gen_random_uuid() unique,
    rule_id        bigint not null references alert_rule on delete cascade,
    probe_id       bigint not null references probe on delete cascade,
    outage_id      bigint references outage on delete cascade,
    flapping_since timestamptz,
    kind           text not null check (kind in ('down', 'reminder', 'recovered', 'flapping')),
    ordinal        int not null,
    due_at         timestamptz not null,
    next_try_at    timestamptz not null,
    tries          int not null default 0,
    reached        text[] not null default '{}',
    error          text,
    sent_at        timestamptz,
    cancelled_at   timestamptz,
    check ((outage_id is null) = (kind = 'flapping') and (flapping_since is null) = (kind <> 'flapping')),
    check (sent_at is null or cancelled_at is null),
    unique nulls not distinct (rule_id, probe_id, outage_id, flapping_since, kind, ordinal)
);

create index alert_waiting on alert (next_try_at) where sent_at is null and cancelled_at is null;
create index alert_by_outage on alert (outage_id);
create index alert_by_due on alert (due_at);

comment on table alert is 'What people are told of outages: planned here first, once each, and sent from here until it was really sent.';
comment on column alert.key is 'Shown to its receiver with every try, so that a repeat is known for one.';
comment on column alert.ordinal is 'The number of a reminder, from one; 0 of what there is once.';
comment on column alert.reached is 'The addresses that need no further try: they have it, or were refused for good.';
comment on column alert.error is 'What the last try met with.';
comment on column alert.sent_at is 'Written after it was sent, and never before.';
comment on column alert.cancelled_at is 'When it was not worth sending any more: its rule or its probe was taken away, or what it reminds of is over.';
