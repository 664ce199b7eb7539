using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Orb.Sandbox.Pages;

/// <summary>HTML in which every text that was filled in is encoded; only HTML itself is taken as it is.</summary>
internal readonly record struct Html(string Text)
{
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

        public void AppendFormatted<T>(T value) => _text.Append(HtmlEncoder.Default.Encode(value?.ToString() ?? ""));

        public override string ToString() => _text.ToString();
    }
}
