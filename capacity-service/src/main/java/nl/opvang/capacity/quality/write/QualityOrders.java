package nl.opvang.capacity.quality.write;

import java.util.UUID;
import nl.opvang.capacity.quality.domain.Checklist;
import nl.opvang.capacity.quality.domain.QualityCommand;
import nl.opvang.capacity.quality.domain.QualityCommand.AgreeFollowUp;
import nl.opvang.capacity.quality.domain.QualityCommand.FinishFollowUp;
import nl.opvang.capacity.quality.domain.QualityCommand.Inspect;
import nl.opvang.capacity.quality.domain.QualityCommand.WithdrawInspection;
import nl.opvang.capacity.quality.read.ChecklistBook;
import nl.opvang.capacity.quality.read.OpenedLocations;
import nl.opvang.capacity.quality.write.QualityForms.FollowUpDoneForm;
import nl.opvang.capacity.quality.write.QualityForms.FollowUpForm;
import nl.opvang.capacity.quality.write.QualityForms.InspectionForm;
import nl.opvang.capacity.quality.write.QualityForms.InspectionWithdrawalForm;
import nl.opvang.contracts.area.LocationId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings what a decision needs to know besides the form: the checklist of the day, and whether the location is known. */
@Component
class QualityOrders {
    private final ChecklistBook checklists;
    private final OpenedLocations locations;

    QualityOrders(ChecklistBook checklists, OpenedLocations locations) {
        this.checklists = checklists;
        this.locations = locations;
    }

    QualityCommand inspect(LocationId location, UUID inspectionId, InspectionForm form) {
        @Nullable Checklist checklist = checklists.now().on(form.on()).orElse(null);
        return new Inspect(
                location,
                inspectionId,
                form.corrects(),
                form.on(),
                form.itemResults(),
                locations.contains(location),
                checklist);
    }

    static QualityCommand withdraw(LocationId location, UUID withdrawalId, InspectionWithdrawalForm form) {
        return new WithdrawInspection(location, withdrawalId, form.inspectionId());
    }

    static QualityCommand followUp(LocationId location, UUID followUpId, FollowUpForm form) {
        return new AgreeFollowUp(location, followUpId, form.inspectionId(), form.code(), form.action(), form.dueOn());
    }

    static QualityCommand done(LocationId location, UUID doneId, FollowUpDoneForm form) {
        return new FinishFollowUp(location, doneId, form.followUpId(), form.on());
    }
}
