using System.ComponentModel;
using System.Globalization;

namespace DeepAgents;

/// <summary>Lets an open enum be the key of a dictionary of Newtonsoft.Json, and be bound from configuration.</summary>
/// <typeparam name="T">The open enum.</typeparam>
internal sealed class OpenValueTypeConverter<T> : TypeConverter
    where T : struct, IOpenValue<T>
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? default(T).Of(text) : base.ConvertFrom(context, culture, value);
}
