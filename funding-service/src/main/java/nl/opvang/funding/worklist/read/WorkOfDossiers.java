package nl.opvang.funding.worklist.read;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.rule.read.Rules;
import nl.opvang.funding.worklist.domain.Work;
import org.springframework.stereotype.Component;

/** What is to be done in dossiers, by whomever, and by which day of the dated rules. */
@Component
public final class WorkOfDossiers {
    private final Dossiers dossiers;
    private final Rules rules;

    WorkOfDossiers(Dossiers dossiers, Rules rules) {
        this.dossiers = dossiers;
        this.rules = rules;
    }

    /** By the ids of these dossiers, as known at a moment. */
    public Map<String, List<Work>> in(List<Dossier> page, Instant knownAt) {
        var today = LocalDate.ofInstant(knownAt, Netherlands.ZONE);
        var others = others(page, knownAt);
        var lists = new WorkLists(rules.knownAt(knownAt));
        var work = new LinkedHashMap<String, List<Work>>();
        for (var dossier : page)
            work.put(dossier.aggregateId(), lists.of(dossier, others.getOrDefault(key(dossier), Map.of()), today));
        return work;
    }

    /** Settlement and payments beside the dossiers of a page, by municipality and year, and then by subject. */
    private Map<String, Map<String, Dossier>> others(List<Dossier> page, Instant knownAt) {
        var ids = page.stream()
                .filter(dossier -> Set.of("advance", "settlement").contains(dossier.subject()))
                .flatMap(dossier -> Stream.of("settlement", "payment")
                        .map(subject -> subject + ":" + dossier.area() + ":" + dossier.year()))
                .distinct()
                .toList();
        var others = new LinkedHashMap<String, Map<String, Dossier>>();
        dossiers.these(ids, knownAt).stream()
                .collect(Collectors.groupingBy(WorkOfDossiers::key, toMap(Dossier::subject, Function.identity())))
                .forEach(others::put);
        return others;
    }

    private static String key(Dossier dossier) {
        return dossier.area() + ":" + dossier.year();
    }
}
