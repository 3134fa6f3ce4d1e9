package nl.opvang.torture.post;

import static nl.opvang.torture.post.Fields.ABSENT;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.opvang.torture.post.Town.Absence;

/** Makes up who is absent, and what is decided about it. */
final class AttendanceSayings extends Voice {
    private static final String ATTENDANCE = "nl.opvang.allocation.attendance.";
    private static final String STAY_ENDED = "nl.opvang.allocation.guest-book.stay-ended.v1";

    AttendanceSayings(Town town, Random dice) {
        super(town, dice);
    }

    Saying next() {
        int drawn = dice.nextInt(100);
        var absence = drawn < 40 ? null : drawn < 50 ? town.takeAbsence(dice) : town.someAbsence(dice);
        if (absence == null) return nextLine();
        if (drawn < 50) return end(absence);
        if (drawn < 60) return correction(absence);
        if (drawn < 90) return decision(absence);
        return loss(absence.stay());
    }

    /** Something that can be a line of a batch. */
    Saying nextLine() {
        var stay = town.someStay(dice);
        var absence = new Absence(stay == null ? id() : stay, id());
        if (stay != null) town.isAbsent(absence);
        var from = day();
        var until = dice.nextInt(3) == 0 ? from.plusDays(1 + dice.nextInt(60)) : null;
        var form = Fields.of("from", from.toString(), "until", until == null ? ABSENT : until.toString());
        return new Saying(
                ALLOCATION,
                absencePath(absence),
                form,
                "report-absence",
                Fields.both(Fields.of("stay", absence.stay(), "absence", absence.id()), form),
                List.of(effect(
                        ATTENDANCE + "absence-reported",
                        "absenceId",
                        Map.of(
                                "absenceId",
                                absence.id().toString(),
                                "stayId",
                                own(absence.stay()),
                                "from",
                                from.toString(),
                                "until",
                                until == null ? "" : until.toString()))));
    }

    private String absencePath(Absence absence) {
        return path("/stays/%s/absences/%s".formatted(absence.stay(), absence.id()));
    }

    private Saying end(Absence absence) {
        var until = day().plusDays(30);
        return Saying.alone(
                ALLOCATION,
                absencePath(absence) + "/end",
                Fields.of("until", until.toString()),
                effect(
                        ATTENDANCE + "absence-ended",
                        "absenceId",
                        Map.of("absenceId", absence.id().toString(), "until", until.toString())));
    }

    private Saying correction(Absence absence) {
        var correction = id();
        boolean withdrawn = dice.nextBoolean();
        var from = day();
        return Saying.alone(
                ALLOCATION,
                absencePath(absence) + "/corrections/" + correction,
                withdrawn
                        ? Fields.of("withdrawn", true, "reason", "was there")
                        : Fields.of("from", from.toString(), "reason", "since another day"),
                effect(
                        ATTENDANCE + (withdrawn ? "absence-withdrawn" : "absence-corrected"),
                        "correctionId",
                        Map.of(
                                "correctionId",
                                correction.toString(),
                                "absenceId",
                                absence.id().toString(),
                                "from",
                                withdrawn ? "" : from.toString())));
    }

    private Saying decision(Absence absence) {
        var decision = id();
        var on = day();
        var until = on.plusDays(1 + dice.nextInt(60));
        // The end of a stay is said once, by whomever.
        boolean ends = dice.nextInt(3) == 0 && town.takeStay(absence.stay());
        boolean extended = !ends && dice.nextBoolean();
        var form = Fields.of(
                "decision",
                ends ? "END" : extended ? "EXTEND" : "LEAVE",
                "decidedOn",
                on.toString(),
                "until",
                ends || extended ? until.toString() : ABSENT,
                "reason",
                "was heard");
        return Saying.alone(
                        ALLOCATION,
                        absencePath(absence) + "/decisions/" + decision,
                        form,
                        effect(
                                ATTENDANCE
                                        + (ends ? "stay-end-decided" : extended ? "absence-extended" : "absence-left"),
                                "decisionId",
                                Map.of(
                                        "decisionId",
                                        decision.toString(),
                                        "absenceId",
                                        absence.id().toString(),
                                        "stayId",
                                        own(absence.stay()),
                                        "until",
                                        ends || extended ? until.toString() : "")))
                .bringing(ends ? new String[] {STAY_ENDED} : new String[0]);
    }

    private Saying loss(UUID stay) {
        var loss = id();
        var from = day();
        return Saying.alone(
                ALLOCATION,
                path("/stays/%s/entitlement-losses/%s".formatted(stay, loss)),
                Fields.of("from", from.toString(), "reason", "another permit"),
                effect(
                        ATTENDANCE + "entitlement-lost",
                        "lossId",
                        Map.of("lossId", loss.toString(), "stayId", own(stay), "from", from.toString())));
    }
}
