using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Orb.Sandbox.Pages;

/// <summary>HTML in which every text that was filled in is encoded; only HTML itself is taken as it is.</summary>
internal readonly record struct Html(string Text)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Html Of(Template template) => new(template.ToString());

    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> one) => new(string.Concat(items.Select(item => one(item).Text)));

    public override string ToString() => Text;

    /// <summary>Receives the parts of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Template
    {
        private readonly StringBuilder _text;

        public Template(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 16));

        public void AppendLiteral(string text) => _text.Append(text);

        public void AppendFormatted(Html html) => _text.Append(html.Text);

        public void AppendFormatted<T>(T value) => _text.Append(Encode(value?.ToString() ?? ""));

        public override string ToString() => _text.ToString();

        // The encoder writes line breaks as references, which nobody can read in the source of a diff.
        private static string Encode(string text) => Encoder.Encode(text).Replace("&#xA;", "\n", StringComparison.Ordinal);
    }
}
