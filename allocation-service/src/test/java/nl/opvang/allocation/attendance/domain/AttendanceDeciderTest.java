package nl.opvang.allocation.attendance.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.CorrectAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.DecideStayEnd;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.EndAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.ExtendAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.LeaveAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.LoseEntitlement;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.ReportAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.WithdrawAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.WithdrawDecision;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.WithdrawEntitlementLoss;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.AbsenceEndedAlready;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.AbsenceIsWithdrawn;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.AbsenceUnknown;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.AbsentAlready;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.DecisionUnknown;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.EndsBeforeStart;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.IdTaken;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.LossUnknown;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.LostAlready;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.NotAbsentThen;
import nl.opvang.contracts.allocation.AttendanceEvent;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceCorrected;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceEnded;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceExtended;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceLeft;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceReported;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceWithdrawn;
import nl.opvang.contracts.allocation.AttendanceEvent.DecisionWithdrawn;
import nl.opvang.contracts.allocation.AttendanceEvent.EntitlementLossWithdrawn;
import nl.opvang.contracts.allocation.AttendanceEvent.EntitlementLost;
import nl.opvang.contracts.allocation.AttendanceEvent.StayEndDecided;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.decision.DeciderSpec;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttendanceDeciderTest extends DeciderSpec<AttendanceCommand, Attendance, AttendanceEvent, AttendanceRefusal> {
    private static final StayId STAY = new StayId(new MunicipalityCode("GM0014"), new UUID(7, 1));
    private static final PersonId PERSON = new PersonId(new UUID(7, 2));

    AttendanceDeciderTest() {
        super(AttendanceDecider.DECIDER);
    }

    @Test
    void an_absence_is_reported_with_or_without_its_end() {
        given().when(report(1, "2024-03-01", null))
                .then(new AbsenceReported(STAY, PERSON, id(1), day("2024-03-01"), null));
        given().when(report(1, "2024-03-01", "2024-03-02"))
                .then(new AbsenceReported(STAY, PERSON, id(1), day("2024-03-01"), day("2024-03-02")));
        given().when(report(1, "2024-03-01", "2024-03-01")).thenRefused(new EndsBeforeStart());
        givenAccepted(report(1, "2024-03-01", null))
                .when(report(1, "2024-03-02", null))
                .thenRefused(new IdTaken(id(1)));
    }

    @Test
    void a_day_belongs_to_one_absence() {
        givenAccepted(report(1, "2024-03-01", "2024-03-10"))
                .when(report(2, "2024-03-09", null))
                .thenRefused(new AbsentAlready(id(1)));
        givenAccepted(report(1, "2024-03-01", null))
                .when(report(2, "2024-02-01", null))
                .thenRefused(new AbsentAlready(id(1)));
        givenAccepted(report(1, "2024-03-01", "2024-03-10"))
                .when(report(2, "2024-03-10", null))
                .thenAccepted(events -> assertThat(events).hasSize(1));
        givenAccepted(report(1, "2024-03-01", null), withdraw(1, 9))
                .when(report(2, "2024-03-01", null))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void it_ends_once_and_else_by_a_correction() {
        givenAccepted(report(1, "2024-03-01", null))
                .when(end(1, "2024-03-20"))
                .then(new AbsenceEnded(STAY, id(1), day("2024-03-20")));
        givenAccepted(report(1, "2024-03-01", null)).when(end(1, "2024-03-01")).thenRefused(new EndsBeforeStart());
        givenAccepted(report(1, "2024-03-01", null), end(1, "2024-03-20"))
                .when(end(1, "2024-03-21"))
                .thenRefused(new AbsenceEndedAlready(day("2024-03-20")));
        given().when(end(1, "2024-03-20")).thenRefused(new AbsenceUnknown(id(1)));
        givenAccepted(report(1, "2024-03-01", null), withdraw(1, 9))
                .when(end(1, "2024-03-20"))
                .thenRefused(new AbsenceIsWithdrawn(id(1)));
    }

    @Test
    void a_correction_says_it_whole_and_brings_back_what_was_withdrawn() {
        givenAccepted(report(1, "2024-03-01", null), end(1, "2024-03-20"))
                .when(correct(1, 9, "2024-03-02", null))
                .then(new AbsenceCorrected(STAY, id(1), id(9), day("2024-03-02"), null));
        givenAccepted(report(1, "2024-03-01", null), withdraw(1, 9))
                .when(correct(1, 10, "2024-03-02", "2024-03-05"))
                .then(new AbsenceCorrected(STAY, id(1), id(10), day("2024-03-02"), day("2024-03-05")));
        givenAccepted(report(1, "2024-03-01", "2024-03-10"), report(2, "2024-03-10", null))
                .when(correct(1, 9, "2024-03-01", null))
                .thenRefused(new AbsentAlready(id(2)));
        givenAccepted(report(1, "2024-03-01", null))
                .when(correct(1, 9, "2024-03-01", "2024-02-01"))
                .thenRefused(new EndsBeforeStart());
        givenAccepted(report(1, "2024-03-01", null), correct(1, 9, "2024-03-02", null))
                .when(correct(1, 9, "2024-03-03", null))
                .thenRefused(new IdTaken(id(9)));
        given().when(correct(1, 9, "2024-03-01", null)).thenRefused(new AbsenceUnknown(id(1)));
    }

    @Test
    void it_is_withdrawn_once() {
        givenAccepted(report(1, "2024-03-01", null))
                .when(withdraw(1, 9))
                .then(new AbsenceWithdrawn(STAY, id(1), id(9)));
        givenAccepted(report(1, "2024-03-01", null), withdraw(1, 9))
                .when(withdraw(1, 10))
                .thenNothing();
        givenAccepted(report(1, "2024-03-01", null), correct(1, 9, "2024-03-02", null))
                .when(withdraw(1, 9))
                .thenRefused(new IdTaken(id(9)));
        given().when(withdraw(1, 9)).thenRefused(new AbsenceUnknown(id(1)));
    }

    @Test
    void someone_decides_to_extend_to_end_or_to_leave() {
        var absent = givenAccepted(report(1, "2024-03-01", null));
        absent.when(extend(1, 5, "2024-03-29", "2024-04-26"))
                .then(new AbsenceExtended(STAY, id(1), id(5), day("2024-03-29"), day("2024-04-26")));
        absent.when(endStay(1, 5, "2024-03-29", "2024-03-20"))
                .then(new StayEndDecided(STAY, id(1), id(5), day("2024-03-29"), day("2024-03-20")));
        absent.when(leave(1, 5, "2024-03-29")).then(new AbsenceLeft(STAY, id(1), id(5), day("2024-03-29")));
        absent.when(extend(1, 5, "2024-03-29", "2024-03-29")).thenRefused(new EndsBeforeStart());
        absent.andAccepted(leave(1, 5, "2024-03-29"))
                .when(leave(1, 5, "2024-03-30"))
                .thenRefused(new IdTaken(id(5)));
        absent.andAccepted(leave(1, 5, "2024-03-29"))
                .when(extend(1, 6, "2024-03-30", "2024-05-01"))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void only_an_absence_that_lasts_on_the_day_can_be_decided_about() {
        given().when(leave(1, 5, "2024-03-29")).thenRefused(new AbsenceUnknown(id(1)));
        givenAccepted(report(1, "2024-03-01", "2024-03-29"))
                .when(leave(1, 5, "2024-03-29"))
                .thenRefused(new NotAbsentThen(day("2024-03-29")));
        givenAccepted(report(1, "2024-03-01", null))
                .when(leave(1, 5, "2024-02-29"))
                .thenRefused(new NotAbsentThen(day("2024-02-29")));
        givenAccepted(report(1, "2024-03-01", null), withdraw(1, 9))
                .when(leave(1, 5, "2024-03-29"))
                .thenRefused(new AbsenceIsWithdrawn(id(1)));
    }

    @Test
    void a_decision_is_withdrawn_once() {
        var decided = givenAccepted(report(1, "2024-03-01", null), leave(1, 5, "2024-03-29"));
        decided.when(new WithdrawDecision(STAY, id(1), id(5), id(9)))
                .then(new DecisionWithdrawn(STAY, id(1), id(5), id(9)));
        decided.andAccepted(new WithdrawDecision(STAY, id(1), id(5), id(9)))
                .when(new WithdrawDecision(STAY, id(1), id(5), id(10)))
                .thenNothing();
        decided.when(new WithdrawDecision(STAY, id(2), id(5), id(9))).thenRefused(new DecisionUnknown(id(5)));
        decided.when(new WithdrawDecision(STAY, id(1), id(1), id(9))).thenRefused(new DecisionUnknown(id(1)));
        decided.when(new WithdrawDecision(STAY, id(1), id(5), id(1))).thenRefused(new IdTaken(id(1)));
        assertThat(decided.andAccepted(
                                extend(1, 6, "2024-04-01", "2024-05-01"), endStay(1, 7, "2024-05-01", "2024-05-02"))
                        .andAccepted(
                                new WithdrawDecision(STAY, id(1), id(6), id(11)),
                                new WithdrawDecision(STAY, id(1), id(7), id(12)))
                        .history())
                .hasSize(6);
    }

    @Test
    void entitlement_is_lost_once_and_that_ends_no_stay() {
        given().when(lose(1, "2024-03-01")).then(new EntitlementLost(STAY, PERSON, id(1), day("2024-03-01")));
        givenAccepted(lose(1, "2024-03-01")).when(lose(2, "2024-04-01")).thenRefused(new LostAlready(id(1)));
        var back = new WithdrawEntitlementLoss(STAY, id(1), id(9));
        givenAccepted(lose(1, "2024-03-01")).when(back).then(new EntitlementLossWithdrawn(STAY, id(1), id(9)));
        givenAccepted(lose(1, "2024-03-01"), back)
                .when(lose(2, "2024-04-01"))
                .then(new EntitlementLost(STAY, PERSON, id(2), day("2024-04-01")));
        given().when(back).thenRefused(new LossUnknown(id(1)));
    }

    @Test
    void whatever_is_said_no_day_belongs_to_two_absences_and_repeats_change_nothing() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            var history = new ArrayList<AttendanceEvent>();
            for (int i = 0; i < 40; i++) {
                var command = any(random);
                if (AttendanceDecider.decide(command, replay(history))
                        instanceof Decision.Accepted<AttendanceEvent, AttendanceRefusal>(var events)) {
                    history.addAll(events);
                    assertThat(AttendanceDecider.decide(command, replay(history)))
                            .as("seed %d, a repeat of %s", seed, command)
                            .isEqualTo(Decision.nothing());
                }
                assertThat(mostAbsencesOnOneDay(replay(history)))
                        .as("seed %d after %s", seed, command)
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    private static AttendanceCommand any(Random random) {
        var from = day("2024-01-01").plusDays(random.nextInt(60));
        var until = random.nextBoolean() ? null : from.plusDays(random.nextInt(20));
        int absence = random.nextInt(6);
        int other = 10 + random.nextInt(30);
        return switch (random.nextInt(8)) {
            case 0, 1 -> new ReportAbsence(STAY, PERSON, id(absence), from, until);
            case 2 -> new EndAbsence(STAY, id(absence), from.plusDays(5));
            case 3 -> new CorrectAbsence(STAY, id(absence), id(other), from, until);
            case 4 -> new WithdrawAbsence(STAY, id(absence), id(other));
            case 5 -> new ExtendAbsence(STAY, id(absence), id(other), from, from.plusDays(7));
            case 6 -> new WithdrawDecision(STAY, id(absence), id(10 + random.nextInt(30)), id(other));
            default -> new LeaveAbsence(STAY, id(absence), id(other), from);
        };
    }

    private static long mostAbsencesOnOneDay(Attendance attendance) {
        return day("2023-12-01")
                .datesUntil(day("2024-05-01"))
                .mapToLong(day -> attendance.absences().values().stream()
                        .filter(absence -> absence.covers(day))
                        .count())
                .max()
                .orElseThrow();
    }

    private static ReportAbsence report(int number, String from, @Nullable String until) {
        return new ReportAbsence(STAY, PERSON, id(number), day(from), until == null ? null : day(until));
    }

    private static EndAbsence end(int number, String until) {
        return new EndAbsence(STAY, id(number), day(until));
    }

    private static CorrectAbsence correct(int number, int correction, String from, @Nullable String until) {
        return new CorrectAbsence(STAY, id(number), id(correction), day(from), until == null ? null : day(until));
    }

    private static WithdrawAbsence withdraw(int number, int correction) {
        return new WithdrawAbsence(STAY, id(number), id(correction));
    }

    private static ExtendAbsence extend(int number, int decision, String on, String until) {
        return new ExtendAbsence(STAY, id(number), id(decision), day(on), day(until));
    }

    private static DecideStayEnd endStay(int number, int decision, String on, String until) {
        return new DecideStayEnd(STAY, id(number), id(decision), day(on), day(until));
    }

    private static LeaveAbsence leave(int number, int decision, String on) {
        return new LeaveAbsence(STAY, id(number), id(decision), day(on));
    }

    private static LoseEntitlement lose(int number, String from) {
        return new LoseEntitlement(STAY, PERSON, id(number), day(from));
    }

    private static UUID id(int number) {
        return new UUID(1, number);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
