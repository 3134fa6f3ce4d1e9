package nl.opvang.standalone;

import com.tngtech.archunit.junit.AnalyzeClasses;
import nl.opvang.plumbing.house.HouseRules;
import nl.opvang.plumbing.house.ProductionClasses;

/** The house rules once more where all modules are seen at once. */
@AnalyzeClasses(packages = "nl.opvang", importOptions = ProductionClasses.class)
class ArchitectureTest implements HouseRules {}
