package nl.opvang.funding.entitlement.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.entitlement.domain.Entitlement;
import nl.opvang.funding.entitlement.domain.Entitlement.Cost;
import nl.opvang.funding.entitlement.domain.Entitlement.Line;

/**
 * An entitlement cut at the months and at a day: what is due up to and including that day, and what would be by the end of the year
 * if nothing changes.
 *
 * @param toDate what is due up to and including the day
 * @param months all twelve
 * @param lines what norms pay, in order of their first days
 */
record YearOfMoney(
        Entitlement whole, Euro toDate, long placeDaysToDate, List<Month> months, List<Line> lines, List<Cost> costs) {

    /**
     * A month.
     *
     * @param sum of this month and all before it in the year
     * @param ahead it begins after the day
     */
    record Month(
            YearMonth month,
            long placeDays,
            long personMonths,
            Euro amount,
            Euro sum,
            boolean provisional,
            boolean ahead) {}

    /** What the norm pays for municipal reception. */
    public Euro municipal() {
        return whole.amount(NormScheme.MUNICIPAL);
    }

    /** What the norm pays for private reception. */
    public Euro ofHosts() {
        return whole.amount(NormScheme.PRIVATE);
    }

    YearOfMoney {
        months = List.copyOf(months);
        lines = List.copyOf(lines);
        costs = List.copyOf(costs);
    }

    /** @param today the day up to and including which something is due already */
    static YearOfMoney of(Entitlement entitlement, LocalDate today) {
        var tomorrow = today.plusDays(1);
        var begin = LocalDate.of(entitlement.year(), 1, 1);
        var due = within(entitlement, begin, tomorrow);
        var months = new ArrayList<Month>();
        var sum = Euro.ZERO;
        for (int number : IntStream.rangeClosed(1, 12).toArray()) {
            var month = YearMonth.of(entitlement.year(), number);
            var first = month.atDay(1);
            var lines = within(entitlement, first, first.plusMonths(1));
            var costs = entitlement.costs().stream()
                    .filter(cost -> YearMonth.from(cost.from()).equals(month))
                    .toList();
            var amount = amount(lines, costs);
            sum = sum.plus(amount);
            months.add(new Month(
                    month,
                    units(lines, NormScheme.MUNICIPAL),
                    units(lines, NormScheme.PRIVATE),
                    amount,
                    sum,
                    Stream.concat(
                                    lines.stream().map(Line::provisional),
                                    costs.stream().map(Cost::provisional))
                            .anyMatch(provisional -> provisional),
                    first.isAfter(today)));
        }
        var costsDue = entitlement.costs().stream()
                .filter(cost -> cost.from().isBefore(tomorrow))
                .toList();
        return new YearOfMoney(
                entitlement,
                amount(due, costsDue),
                units(due, NormScheme.MUNICIPAL),
                months,
                entitlement.lines().stream()
                        .sorted(Comparator.comparing(Line::from))
                        .toList(),
                entitlement.costs());
    }

    /** Lines cut to these days. A month of private reception is whole, and counts from its first day on. */
    private static List<Line> within(Entitlement entitlement, LocalDate from, LocalDate until) {
        return entitlement.lines().stream()
                .filter(line -> line.from().isBefore(until) && line.until().isAfter(from))
                .map(line -> line.scheme() == NormScheme.PRIVATE
                        ? line
                        : line.during(later(line.from(), from), earlier(line.until(), until)))
                .toList();
    }

    private static Euro amount(List<Line> lines, List<Cost> costs) {
        return Stream.concat(lines.stream().map(Line::amount), costs.stream().map(Cost::amount))
                .reduce(Euro.ZERO, Euro::plus);
    }

    private static long units(List<Line> lines, NormScheme scheme) {
        return lines.stream()
                .filter(line -> line.scheme() == scheme)
                .mapToLong(Line::units)
                .sum();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
