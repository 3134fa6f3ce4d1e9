package nl.opvang.plumbing.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.money.Euro;

/** Dates, times, numbers and amounts as one writes them in the language of a page. For one page, so for one thread. */
public final class Wording {
    private final DateTimeFormatter date;
    private final DateTimeFormatter shortDate;
    private final DateTimeFormatter month;
    private final DateTimeFormatter moment;
    private final NumberFormat whole;
    private final NumberFormat broken;

    public Wording(Locale locale) {
        date = DateTimeFormatter.ofPattern("d MMMM uuuu", locale);
        shortDate = DateTimeFormatter.ofPattern("d MMM uuuu", locale);
        month = DateTimeFormatter.ofPattern("MMMM uuuu", locale);
        moment = DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm", locale);
        whole = NumberFormat.getIntegerInstance(locale);
        broken = NumberFormat.getNumberInstance(locale);
        broken.setRoundingMode(RoundingMode.HALF_UP);
    }

    /** {@code 1 november 2024}. */
    public String date(LocalDate day) {
        return date.format(day);
    }

    /** {@code 1 nov 2024}, where there is little room. */
    public String shortDate(LocalDate day) {
        return shortDate.format(day).replace(".", "");
    }

    /** {@code november 2024}. */
    public String month(YearMonth month) {
        return this.month.format(month);
    }

    /** {@code 1 november 2024 14:05}, in the Netherlands. */
    public String moment(Instant moment) {
        return this.moment.format(moment.atZone(Netherlands.ZONE));
    }

    /** {@code 90.910}. */
    public String number(long number) {
        return whole.format(number);
    }

    /** {@code +1.234} or {@code −1.234}: a difference always shows its sign. */
    public String difference(long number) {
        if (number == 0) return "0";
        return (number > 0 ? "+" : "−") + number(Math.abs(number));
    }

    /** {@code 1.234,5} with as many digits behind the comma as asked for. */
    public String number(BigDecimal number, int digits) {
        broken.setMinimumFractionDigits(digits);
        broken.setMaximumFractionDigits(digits);
        return broken.format(number);
    }

    /** {@code 99,4%} of a percentage. */
    public String percent(BigDecimal percentage, int digits) {
        return number(percentage, digits) + "%";
    }

    /** {@code € 1.234,50}, which does not break at the end of a line. */
    public String euro(Euro amount) {
        return (amount.cents() < 0 ? "−€\u00a0" : "€\u00a0")
                + number(BigDecimal.valueOf(amount.cents(), 2).abs(), 2);
    }
}
