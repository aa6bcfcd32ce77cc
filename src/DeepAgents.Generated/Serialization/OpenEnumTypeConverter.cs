using System.ComponentModel;
using System.Globalization;

namespace DeepAgents;

/// <summary>Lets an open enum be the key of a dictionary, and be bound from configuration.</summary>
/// <typeparam name="T">The open enum.</typeparam>
internal abstract class OpenEnumTypeConverter<T> : TypeConverter
    where T : struct, IOpenValue
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? Create(text) : base.ConvertFrom(context, culture, value);

    protected abstract T Create(string value);
}
