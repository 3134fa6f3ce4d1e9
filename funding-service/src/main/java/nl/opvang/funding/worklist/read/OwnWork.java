package nl.opvang.funding.worklist.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.dossier.read.DossierPlace;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.worklist.domain.Work;
import nl.opvang.funding.worklist.read.WorkListController.Question;
import nl.opvang.funding.worklist.read.WorkListController.WorkList;
import nl.opvang.plumbing.access.Caller;
import org.springframework.stereotype.Component;

/** What is to be done by whoever asks: the tasks of their roles, in the dossiers that they may see. */
@Component
class OwnWork {
    private final Dossiers dossiers;
    private final WorkOfDossiers work;

    OwnWork(Dossiers dossiers, WorkOfDossiers work) {
        this.dossiers = dossiers;
        this.work = work;
    }

    WorkList of(Question question, Caller caller) {
        var moment = dossiers.moment(question.knownAtOfPages());
        var today = LocalDate.ofInstant(moment.knownAt(), Netherlands.ZONE);
        var rows = dossiers.pageOfAll(question.after(), question.rows() + 1, caller, moment.knownAt());
        boolean more = rows.size() > question.rows();
        var page = more ? rows.subList(0, question.rows()) : rows;
        var roles = caller.roles().stream()
                .map(role -> OfficerRole.valueOf(role.name()))
                .collect(Collectors.toSet());
        var all = work.in(page, moment.knownAt());
        var items = new ArrayList<WorkItem>();
        for (var dossier : page)
            for (var each : all.getOrDefault(dossier.aggregateId(), List.of()))
                if (each.task().roles().stream().anyMatch(roles::contains)
                        && (question.urgency() == null || each.urgency(today) == question.urgency()))
                    items.add(item(dossier, each, today));
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
                dossier.subject(),
                dossier.aggregateId(),
                dossier.year(),
                work.requestId(),
                work.task(),
                work.urgency(today),
                work.dueOn(),
                work.ruleEventId());
    }
}
