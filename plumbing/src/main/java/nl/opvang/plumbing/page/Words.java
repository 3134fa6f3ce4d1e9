package nl.opvang.plumbing.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Texts, numbers and dates of a page in its language, for what is not written by a template. */
public record Words(MessageSource messages, Locale locale, Wording wording) {
    public static Words in(Locale locale, MessageSource messages) {
        return new Words(messages, locale, new Wording(locale));
    }

    public String text(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }

    public String number(long number) {
        return wording.number(number);
    }

    public String date(LocalDate day) {
        return wording.date(day);
    }

    /** A month along an axis: the year where one begins, else its name. */
    public String tick(LocalDate month) {
        return month.getMonthValue() == 1
                ? Integer.toString(month.getYear())
                : wording.month(YearMonth.from(month)).substring(0, 3);
    }
}
