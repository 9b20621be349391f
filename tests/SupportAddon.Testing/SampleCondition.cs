using System.Text.Json;

namespace SupportAddon.Testing;

/// <summary>A condition as the sample desk takes it.</summary>
public sealed record SampleCondition(string Field, string Is, JsonElement Value)
{
    public bool Fits(SampleCustomer customer)
    {
        var held = JsonSerializer.SerializeToElement(customer, JsonSerializerOptions.Web).GetProperty(Field);
        return Is switch
        {
            "equal" => JsonElement.DeepEquals(held, Value),
            "notEqual" => !JsonElement.DeepEquals(held, Value),
            "in" => Value.EnumerateArray().Any(value => JsonElement.DeepEquals(held, value)),
            "contains" => held.GetString()?.Contains(Value.GetString()!, StringComparison.OrdinalIgnoreCase) == true,
            "less" => held.GetInt32() < Value.GetInt32(),
            "atMost" => held.GetInt32() <= Value.GetInt32(),
            "greater" => held.GetInt32() > Value.GetInt32(),
            _ => held.GetInt32() >= Value.GetInt32(),
        };
    }
}
