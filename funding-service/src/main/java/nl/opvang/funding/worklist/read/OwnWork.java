package nl.opvang.funding.worklist.read;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.funding.calendar.domain.WorkingClock;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.dossier.read.DossierPlace;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.rule.read.Rules;
import nl.opvang.funding.worklist.domain.Work;
import nl.opvang.funding.worklist.read.WorkListController.Question;
import nl.opvang.funding.worklist.read.WorkListController.WorkList;
import nl.opvang.plumbing.access.Caller;
import org.springframework.stereotype.Component;

/** What is to be done by whoever asks: the tasks of their roles, in the dossiers that they may see. */
@Component
class OwnWork {
    private final Dossiers dossiers;
    private final Rules rules;

    OwnWork(Dossiers dossiers, Rules rules) {
        this.dossiers = dossiers;
        this.rules = rules;
    }

    WorkList of(Question question, Caller caller) {
        var moment = dossiers.moment(question.knownAtOfPages());
        var today = LocalDate.ofInstant(moment.knownAt(), WorkingClock.NETHERLANDS);
        var rows = dossiers.pageOfAll(question.after(), question.rows() + 1, caller, moment.knownAt());
        boolean more = rows.size() > question.rows();
        var page = more ? rows.subList(0, question.rows()) : rows;
        var roles = caller.roles().stream()
                .map(role -> OfficerRole.valueOf(role.name()))
                .collect(Collectors.toSet());
        var others = others(page, moment.knownAt());
        var lists = new WorkLists(rules.knownAt(moment.knownAt()));
        var items = new ArrayList<WorkItem>();
        for (var dossier : page)
            for (var work : lists.of(dossier, others.getOrDefault(key(dossier), Map.of()), today))
                if (work.task().roles().stream().anyMatch(roles::contains)
                        && (question.urgency() == null || work.urgency(today) == question.urgency()))
                    items.add(item(dossier, work, today));
        return new WorkList(
                moment.knownAt(),
                moment.projectedThrough(),
                today,
                items,
                more ? DossierPlace.next(moment.knownAt(), page.getLast()) : null);
    }

    private static WorkItem item(Dossier dossier, Work work, LocalDate today) {
        return new WorkItem(
                DossierArea.of(dossier.area()),
                subject(dossier),
                dossier.aggregateId(),
                dossier.year(),
                work.requestId(),
                work.task(),
                work.urgency(today),
                work.dueOn(),
                work.ruleEventId());
    }

    /** Settlement and payments beside the dossiers of a page, by municipality and year, and then by subject. */
    private Map<String, Map<String, Dossier>> others(List<Dossier> page, Instant knownAt) {
        var ids = page.stream()
                .filter(dossier -> Set.of("advance", "settlement").contains(subject(dossier)))
                .flatMap(dossier -> Stream.of("settlement", "payment")
                        .map(subject -> subject + ":" + dossier.area() + ":" + dossier.year()))
                .distinct()
                .toList();
        var others = new LinkedHashMap<String, Map<String, Dossier>>();
        dossiers.these(ids, knownAt).stream()
                .collect(Collectors.groupingBy(OwnWork::key, toMap(OwnWork::subject, Function.identity())))
                .forEach(others::put);
        return others;
    }

    private static String key(Dossier dossier) {
        return dossier.area() + ":" + dossier.year();
    }

    private static String subject(Dossier dossier) {
        return dossier.aggregateId().substring(0, dossier.aggregateId().indexOf(':'));
    }
}
