package nl.opvang.funding;

import com.tngtech.archunit.junit.AnalyzeClasses;
import nl.opvang.plumbing.house.HouseRules;
import nl.opvang.plumbing.house.ProductionClasses;

@AnalyzeClasses(packages = "nl.opvang.funding", importOptions = ProductionClasses.class)
class ArchitectureTest implements HouseRules {}
