using System.Text.RegularExpressions;

namespace PodcastMuse.Language.English;

/// <summary>Numbers with a unit or a percent sign, ranges included; a unit's short form is only read after a number.</summary>
internal static partial class EnglishMeasures
{
    private static readonly Dictionary<string, (string One, string Many)> Units = new(StringComparer.Ordinal)
    {
        ["%"] = ("percent", "percent"),
        ["‰"] = ("per mille", "per mille"),
        ["°C"] = ("degree Celsius", "degrees Celsius"),
        ["°F"] = ("degree Fahrenheit", "degrees Fahrenheit"),
        ["°"] = ("degree", "degrees"),
        ["km"] = ("kilometer", "kilometers"),
        ["m"] = ("meter", "meters"),
        ["cm"] = ("centimeter", "centimeters"),
        ["mm"] = ("millimeter", "millimeters"),
        ["μm"] = ("micrometer", "micrometers"),
        ["nm"] = ("nanometer", "nanometers"),
        ["kg"] = ("kilogram", "kilograms"),
        ["g"] = ("gram", "grams"),
        ["mg"] = ("milligram", "milligrams"),
        ["μg"] = ("microgram", "micrograms"),
        ["lb"] = ("pound", "pounds"),
        ["lbs"] = ("pound", "pounds"),
        ["oz"] = ("ounce", "ounces"),
        ["ft"] = ("foot", "feet"),
        ["yd"] = ("yard", "yards"),
        ["mi"] = ("mile", "miles"),
        ["mph"] = ("mile per hour", "miles per hour"),
        ["km/h"] = ("kilometer per hour", "kilometers per hour"),
        ["kph"] = ("kilometer per hour", "kilometers per hour"),
        ["m/s"] = ("meter per second", "meters per second"),
        ["L"] = ("liter", "liters"),
        ["l"] = ("liter", "liters"),
        ["ml"] = ("milliliter", "milliliters"),
        ["mL"] = ("milliliter", "milliliters"),
        ["kW"] = ("kilowatt", "kilowatts"),
        ["kWh"] = ("kilowatt hour", "kilowatt hours"),
        ["MW"] = ("megawatt", "megawatts"),
        ["GW"] = ("gigawatt", "gigawatts"),
        ["W"] = ("watt", "watts"),
        ["V"] = ("volt", "volts"),
        ["mAh"] = ("milliamp hour", "milliamp hours"),
        ["Hz"] = ("hertz", "hertz"),
        ["kHz"] = ("kilohertz", "kilohertz"),
        ["MHz"] = ("megahertz", "megahertz"),
        ["GHz"] = ("gigahertz", "gigahertz"),
        ["kB"] = ("kilobyte", "kilobytes"),
        ["KB"] = ("kilobyte", "kilobytes"),
        ["MB"] = ("megabyte", "megabytes"),
        ["GB"] = ("gigabyte", "gigabytes"),
        ["TB"] = ("terabyte", "terabytes"),
        ["PB"] = ("petabyte", "petabytes"),
        ["kbps"] = ("kilobit per second", "kilobits per second"),
        ["Mbps"] = ("megabit per second", "megabits per second"),
        ["Gbps"] = ("gigabit per second", "gigabits per second"),
        ["ms"] = ("millisecond", "milliseconds"),
        ["μs"] = ("microsecond", "microseconds"),
        ["ns"] = ("nanosecond", "nanoseconds"),
        ["sec"] = ("second", "seconds"),
        ["secs"] = ("second", "seconds"),
        ["min"] = ("minute", "minutes"),
        ["mins"] = ("minute", "minutes"),
        ["h"] = ("hour", "hours"),
        ["hr"] = ("hour", "hours"),
        ["hrs"] = ("hour", "hours"),
        ["yr"] = ("year", "years"),
        ["yrs"] = ("year", "years"),
        ["m^2"] = ("square meter", "square meters"),
        ["km^2"] = ("square kilometer", "square kilometers"),
        ["cm^2"] = ("square centimeter", "square centimeters"),
        ["m^3"] = ("cubic meter", "cubic meters"),
        ["cm^3"] = ("cubic centimeter", "cubic centimeters"),
        ["ha"] = ("hectare", "hectares"),
        ["dB"] = ("decibel", "decibels"),
        ["px"] = ("pixel", "pixels"),
        ["kcal"] = ("kilocalorie", "kilocalories"),
        ["kJ"] = ("kilojoule", "kilojoules"),
        ["kPa"] = ("kilopascal", "kilopascals"),
        ["rpm"] = ("revolution per minute", "revolutions per minute"),
        ["sq ft"] = ("square foot", "square feet"),
        ["sq km"] = ("square kilometer", "square kilometers"),
        ["sq mi"] = ("square mile", "square miles"),
        ["ppm"] = ("part per million", "parts per million"),
    };

    public static string Say(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return text;
        var said = FeetInches().Replace(text, m => $"{EnglishNumbers.Read(m.Groups["f"].Value)} foot {EnglishNumbers.Read(m.Groups["i"].Value)}");
        return Measure().Replace(said, m => EnglishPattern.Apart(m, said, Spoken(m)));
    }

    private static string Spoken(Match m)
    {
        var number = m.Groups["n"].Value;
        var spoken = (m.Groups["minus"].Success ? "minus " : "") + EnglishNumbers.Read(number);
        if (m.Groups["n2"].Success)
            spoken += " to " + (m.Groups["minus2"].Success ? "minus " : "") + EnglishNumbers.Read(m.Groups["n2"].Value);
        if (m.Groups["scale"].Success)
            spoken += " " + m.Groups["scale"].Value.Trim();
        var (one, many) = Units[m.Groups["unit"].Value.Replace('²', '2')];
        var single = m.Groups["adjective"].Success || (number == "1" && !m.Groups["n2"].Success && !m.Groups["scale"].Success);
        return spoken + " " + (single ? one : many) + (m.Groups["per"].Success ? " per " + Per(m.Groups["per"].Value) : "");
    }

    private static string Per(string unit) => Units.TryGetValue(unit, out var known) ? known.One : unit;

    [GeneratedRegex(@"(?<![\w.,'])(?<f>\d{1,2})'(?<i>\d{1,2})""")]
    private static partial Regex FeetInches();

    [GeneratedRegex($@"(?<minus>(?<![\w)–-])[-−–])?(?<n>{EnglishPattern.Number})(?: ?%(?= ?[–-] ?\d))?(?: ?(?:[–-]|to) ?(?<minus2>[-−])?(?<n2>{EnglishPattern.Number}))?(?<scale> (?:{EnglishPattern.Scales})\b)?(?:(?: ?(?<unit>[%‰]|°[CF]\b|°)(?:(?=-[a-z]))?)|(?: ?|(?<adjective>-))(?<unit>(?:km|cm|m)\^[23]|km/h|m/s|sq ft|sq km|sq mi|km|cm|mm|μm|nm|kg|mg|μg|lbs?|oz|ft|yd|mi|mph|kph|ml|mL|kWh|kW|MW|GW|mAh|kHz|MHz|GHz|Hz|kB|KB|MB|GB|TB|PB|[kMG]bps|ms|μs|ns|secs?|mins?|hrs?|yrs?|ha|dB|px|kcal|kJ|kPa|rpm|ppm|(?<=\d ?)(?:[gmhLlVW]))(?![\w^'])(?:/(?<per>kg|km|day|week|month|year|hour|min|s|h|L|m)\b)?)")]
    private static partial Regex Measure();
}
