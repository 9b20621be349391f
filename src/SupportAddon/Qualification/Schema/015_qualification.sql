alter table client add qualification text not null default '[]';

comment on column client.qualification is 'JSON as text, for jsonb would reorder it. Rules in their order: name, when (an expression), then (property to word). The first that holds decides.';
