package nl.opvang.funding.worklist.read;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.worklist.domain.Task;
import nl.opvang.funding.worklist.domain.Work;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * Something that whoever asks is to do.
 *
 * @param subject what the dossier is about: advance, transition, claim, settlement, payment or first-reception
 * @param dossier the id of the dossier
 * @param requestId the application, request or payment in it; null when it is about the dossier as a whole
 * @param dueOn last day on which it is in time, in the Netherlands; null when no rule says so, or while it is paused
 * @param ruleEventId the event by which the dated rule read so; null for the register's own default, or without a day
 */
record WorkItem(
        DossierArea area,
        @Example("advance") String subject,
        @Example("advance:GM0014:2025") String dossier,
        int year,
        @Nullable UUID requestId,
        Task task,
        Work.Urgency urgency,
        @Nullable LocalDate dueOn,
        @Nullable UUID ruleEventId) {}
