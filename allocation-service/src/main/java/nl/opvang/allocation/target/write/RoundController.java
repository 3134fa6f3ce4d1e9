package nl.opvang.allocation.target.write;

import java.util.UUID;
import nl.opvang.allocation.target.domain.TargetCommand.AnnounceRound;
import nl.opvang.allocation.target.domain.TargetCommand.EndRound;
import nl.opvang.allocation.target.domain.TargetCommand.ExplainDifferences;
import nl.opvang.allocation.target.domain.TargetCommand.OpenRound;
import nl.opvang.allocation.target.domain.TargetCommand.RecordAdvice;
import nl.opvang.allocation.target.domain.TargetCommand.TakePrognosis;
import nl.opvang.allocation.target.write.TargetForms.AdviceForm;
import nl.opvang.allocation.target.write.TargetForms.AnnouncementForm;
import nl.opvang.allocation.target.write.TargetForms.ExplanationForm;
import nl.opvang.allocation.target.write.TargetForms.RoundDecisionForm;
import nl.opvang.allocation.target.write.TargetForms.RoundForm;
import nl.opvang.allocation.target.write.TargetForms.RoundPrognosisForm;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How a target comes about: the KCIO says what is needed and advises, the ministry decides and tells. */
@RestController
class RoundController {
    @PutMapping("/v1/target-rounds/{round}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> open(@PathVariable UUID round, @RequestBody RoundForm form, Write write) {
        return write.send(new OpenRound(new TargetId(round), form.terms()));
    }

    @PutMapping("/v1/target-rounds/{round}/prognoses/{id}")
    @AllowedTo({Role.KCIO, Role.MINISTRY})
    ResponseEntity<Written> takePrognosis(
            @PathVariable UUID round, @PathVariable UUID id, @RequestBody RoundPrognosisForm form, Write write) {
        return write.send(new TakePrognosis(new TargetId(id), new TargetId(round), form.prognosis()));
    }

    @PutMapping("/v1/target-rounds/{round}/advices/{id}")
    @AllowedTo({Role.KCIO, Role.MINISTRY})
    ResponseEntity<Written> advise(
            @PathVariable UUID round, @PathVariable UUID id, @RequestBody AdviceForm form, Write write) {
        return write.send(new RecordAdvice(new TargetId(id), new TargetId(round), form.advice()));
    }

    @PutMapping("/v1/target-rounds/{round}/decisions/{id}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> decide(
            @PathVariable UUID round, @PathVariable UUID id, @RequestBody RoundDecisionForm form, Write write) {
        return write.send(new EndRound(new TargetId(id), new TargetId(round), form.decision()));
    }

    @PutMapping("/v1/target-rounds/{round}/announcements/{id}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> announce(
            @PathVariable UUID round, @PathVariable UUID id, @RequestBody AnnouncementForm form, Write write) {
        return write.send(new AnnounceRound(new TargetId(id), new TargetId(round), form.announcement()));
    }

    /** Of a decision, in a round or not. */
    @PutMapping("/v1/targets/{target}/explanations/{id}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> explain(
            @PathVariable UUID target, @PathVariable UUID id, @RequestBody ExplanationForm form, Write write) {
        return write.send(new ExplainDifferences(new TargetId(id), new TargetId(target), form.explanations()));
    }
}
