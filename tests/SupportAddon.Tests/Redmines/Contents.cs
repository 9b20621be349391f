namespace SupportAddon.Tests.Redmines;

/// <summary>What Redmine's own database holds, a line for each ticket, note and change.</summary>
internal static class RedmineContent
{
    public const string Tickets =
        """
        select i.id || '|' || i.subject || '|' || i.description || '|' || strftime('%Y-%m-%dT%H:%M:%SZ', i.created_on) || '|' ||
            strftime('%Y-%m-%dT%H:%M:%SZ', i.updated_on) || '|' || t.name || '|' || s.name || '|' || e.name || '|' || p.name || '|' ||
            coalesce(c.name, '') || '|' || coalesce(a.firstname || ' ' || a.lastname, '') || '|' || coalesce(w.firstname || ' ' || w.lastname, '') as line
        from issues i
        join trackers t on t.id = i.tracker_id join issue_statuses s on s.id = i.status_id join enumerations e on e.id = i.priority_id
        join projects p on p.id = i.project_id left join issue_categories c on c.id = i.category_id
        left join users a on a.id = i.author_id left join users w on w.id = i.assigned_to_id
        """;

    public const string Notes =
        """
        select j.journalized_id || '|' || j.id || '|' || strftime('%Y-%m-%dT%H:%M:%SZ', j.created_on) || '|' || u.firstname || ' ' || u.lastname || '|' ||
            case when j.private_notes then 'internal' else 'public' end || '|' || j.notes as line
        from journals j join users u on u.id = j.user_id
        where j.notes <> ''
        """;

    public const string Changes =
        """
        select j.journalized_id || '|' || strftime('%Y-%m-%dT%H:%M:%SZ', j.created_on) || '|' || field.name || '|' ||
            coalesce(case d.prop_key
                when 'status_id' then (select name from issue_statuses where id = d.old_value)
                when 'tracker_id' then (select name from trackers where id = d.old_value)
                when 'priority_id' then (select name from enumerations where id = d.old_value)
                when 'project_id' then (select name from projects where id = d.old_value)
                when 'category_id' then (select name from issue_categories where id = d.old_value)
                else (select firstname || ' ' || lastname from users where id = d.old_value) end, '') || '|' ||
            coalesce(case d.prop_key
                when 'status_id' then (select name from issue_statuses where id = d.value)
                when 'tracker_id' then (select name from trackers where id = d.value)
                when 'priority_id' then (select name from enumerations where id = d.value)
                when 'project_id' then (select name from projects where id = d.value)
                when 'category_id' then (select name from issue_categories where id = d.value)
                else (select firstname || ' ' || lastname from users where id = d.value) end, '') as line
        from journals j join journal_details d on d.journal_id = j.id
        join (select 'status_id' as key, 'status' as name union all select 'tracker_id', 'kind' union all select 'tracker_id', 'maintenanceType'
            union all select 'priority_id', 'priority' union all select 'project_id', 'project' union all select 'category_id', 'category'
            union all select 'assigned_to_id', 'assignee') field on field.key = d.prop_key
        where d.property = 'attr'
        """;
}

/// <summary>The same lines from what the product has stored.</summary>
internal static class StoredContent
{
    public const string Tickets =
        """
        select concat_ws('|', external_id, title, description, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
            to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), fields ->> 'kind', fields ->> 'status', fields ->> 'priority',
            fields ->> 'project', coalesce(fields ->> 'category', ''), coalesce(fields ->> 'requester', ''), coalesce(fields ->> 'assignee', ''))
        from ticket where gone_at is null
        """;

    public const string Notes =
        """
        select concat_ws('|', external_id, regexp_replace(source_id, '\D.*$', ''), to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), author, visibility, body)
        from current_ticket_event e join ticket on ticket.id = ticket_id
        where type = 'message' and gone_at is null
        """;

    public const string Changes =
        """
        select concat_ws('|', external_id, to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), field, coalesce(from_value, ''), coalesce(to_value, '')) as line
        from current_ticket_event e join ticket on ticket.id = ticket_id
        where type = 'field' and origin = 'source' and gone_at is null and field <> 'version'
        """;
}
