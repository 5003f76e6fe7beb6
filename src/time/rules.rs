//! The rules of dates, and what the page says of them.

crate::rule::rules! {
    DAY_MONTH_YEAR = "time/day-month-year", "يوم وشهر، مع السنة إن ذُكرت", "A day and a month, with its year where it has one";
    MONTH = "time/month", "شهر، مع السنة إن ذُكرت", "A month, with its year where it has one";
    YEAR = "time/year", "سنة بعد «عام» أو «سنة»", "A year with the word for year before it or its era behind it";
    BARE_YEAR = "time/bare-year", "سنة يدل عليها ما قبلها وما بعدها", "A year that the words around it show to be one";
    NUMERIC = "time/numeric", "تاريخ مكتوب بالأرقام", "A date in digits";
    TWO_CALENDARS = "time/two-calendars", "تاريخ واحد بالتقويمين", "One date given in both calendars";
    RANGE = "time/range", "مدة من تاريخ إلى تاريخ", "From one date to another";
    SEASON_YEARS = "time/season-years", "موسم بسنتيه", "A season numbered by its two years";
    WEEKDAY = "time/weekday", "يوم من أيام الأسبوع، يُحسب من يوم النشر", "A day of the week, counted from the day of publication";
    RELATIVE_DAY = "time/relative-day", "يوم يُحسب من يوم النشر: أمس، اليوم، غدا", "A day counted from the day of publication: yesterday, today, tomorrow";
    CONTEXT = "time/context", "زمن يُحسب من تاريخ قبله في النص", "A time counted from the date before it in the text";
    RELATIVE_PERIOD = "time/relative-period", "أسبوع أو شهر أو سنة تُحسب من يوم النشر", "A week, month or year counted from the day of publication";
    DISTANCE = "time/distance", "زمن يبعد عن يوم النشر بمدة معلومة: قبل ثلاثة أيام", "A time some length before or after the day of publication";
    QUARTER_HALF = "time/quarter-half", "ربع السنة أو نصفها", "A quarter or a half of a year";
    SEASON = "time/season", "فصل من فصول السنة", "A season of the year";
    DECADE = "time/decade", "عقد من السنين", "A decade";
    CENTURY = "time/century", "قرن", "A century";
    NTH = "time/nth-of-month", "يوم أو أسبوع بترتيبه في الشهر", "The n-th weekday or week of a month";
    EDGE = "time/edge", "أول الزمن أو وسطه أو آخره", "The beginning, middle or end of a period";
    FEAST = "time/feast", "عيد أو مناسبة معلومة اليوم", "A feast whose day can be computed";
    DAY_PART = "time/day-part", "جزء من اليوم: صباح الثلاثاء", "A part of the day: Tuesday morning";
    CLOCK = "time/clock", "ساعة من اليوم", "A clock time";
    LENGTH = "time/length", "مدة", "A length of time";
    VAGUE_LENGTH = "time/vague-length", "مدة لم يُذكر عددها", "A length of time whose number is not told";
    AGE = "time/ordinal-length", "السنة أو الأسبوع بترتيبه من مدة: عامها الثامن", "A year or week by its place in a length: its eighth year";
    EVERY = "time/every", "ما يتكرر: يوميا، كل عام", "What recurs: daily, every year";
}
