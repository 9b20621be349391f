namespace SupportAddon.Sync;

/// <summary>
/// From the temporary tables of a page into the tickets, in one statement. The ids come from the rows just written:
/// nobody has counted a temporary table, and a join of it with all tickets would be planned as a reading of all tickets.
/// </summary>
internal static class PageUpsert
{
    public const string Sql =
        """
        with stored as (
            insert into ticket (
                connection_id, external_id, number, link, title, description, created_at, updated_at, fields, content_hash,
                first_seen_at, last_changed_at, client_id, unassigned, kind, status, priority, maintenance_type)
            select @connectionId, external_id, number, link, title, description, created_at, updated_at, fields, content_hash,
                @now, @now, client_id, unassigned, kind, status, priority, maintenance_type
            from incoming_ticket
            on conflict (connection_id, external_id) do update set
                number = excluded.number, link = excluded.link, title = excluded.title, description = excluded.description,
                created_at = excluded.created_at, updated_at = excluded.updated_at, fields = excluded.fields,
                content_hash = excluded.content_hash, last_changed_at = excluded.last_changed_at, gone_at = null,
                client_id = excluded.client_id, unassigned = excluded.unassigned, kind = excluded.kind,
                status = excluded.status, priority = excluded.priority, maintenance_type = excluded.maintenance_type
            returning id, external_id
        ), kept as (
            insert into ticket_payload (ticket_id, payload, received_at)
            select id, payload, @now from incoming_ticket join stored using (external_id)
            on conflict (ticket_id) do update set payload = excluded.payload, received_at = excluded.received_at
        )
        insert into ticket_event (
            ticket_id, source_id, revision, type, origin, occurred_at, observed_at, author,
            field, from_value, to_value, visibility, body)
        select stored.id, e.source_id, coalesce(known.revision, 0) + 1, e.type, e.origin, e.occurred_at, @now, e.author,
            e.field, e.from_value, e.to_value, e.visibility, e.body
        from incoming_event e
        join stored using (external_id)
        left join lateral (
            select * from ticket_event
            where ticket_id = stored.id and source_id = e.source_id
            order by revision desc limit 1
        ) known on true
        where known.id is null
           or (known.type, known.occurred_at, known.author, known.field, known.from_value, known.to_value, known.visibility, known.body)
              is distinct from
              (e.type, e.occurred_at, e.author, e.field, e.from_value, e.to_value, e.visibility, e.body)
        order by e.ordinal
        """;
}
