using System.Text.Json.Serialization;

namespace DeepAgents;

/// <summary>
/// A member of an update that has three states: not set (left alone by the service), set to <see langword="null"/> (cleared), or
/// set to a value.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
[JsonConverter(typeof(OptionalJsonConverterFactory))]
[Newtonsoft.Json.JsonConverter(typeof(OptionalNewtonsoftConverter))]
public readonly struct Optional<T> : IEquatable<Optional<T>>, IOptional
{
    private readonly T _value;

    /// <summary>Creates an optional that is set.</summary>
    /// <param name="value">The value, which may be <see langword="null"/>: then <c>null</c> is sent.</param>
    public Optional(T value)
    {
        _value = value;
        IsSet = true;
    }

    /// <summary>Whether the member is sent at all.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool IsSet { get; }

    /// <summary>The value that is sent.</summary>
    /// <exception cref="InvalidOperationException">The optional is not set.</exception>
    public T Value => IsSet ? _value : throw new InvalidOperationException("The optional is not set, so it has no value.");

    object? IOptional.Value => _value;

    JsonConverter IOptional.CreateConverter() => new OptionalJsonConverter<T>();

    /// <summary>Takes a value, or <see langword="null"/>, as set.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>Compares two optionals: both unset, or both set to equal values.</summary>
    /// <param name="left">One optional.</param>
    /// <param name="right">The other optional.</param>
    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    /// <summary>Compares two optionals: both unset, or both set to equal values.</summary>
    /// <param name="left">One optional.</param>
    /// <param name="right">The other optional.</param>
    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    /// <summary>The value, or what the caller prefers when the optional is not set.</summary>
    /// <param name="fallback">What to return when the optional is not set.</param>
    public T GetValueOrDefault(T fallback) => IsSet ? _value : fallback;

    /// <inheritdoc/>
    public bool Equals(Optional<T> other) => IsSet == other.IsSet && EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value is null ? IsSet ? 1 : 0 : EqualityComparer<T>.Default.GetHashCode(_value);

    /// <summary>A short description of the state.</summary>
    public override string ToString() => !IsSet ? "(not set)" : _value?.ToString() ?? "null";
}
