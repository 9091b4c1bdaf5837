package io.tickflow.cli.demo;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** One pipeline, which takes half a minute to start, in every scenario that leaves it running. */
class PipelineITCase {

    @Nested
    class BadInput extends BadInputScenario {}

    @Nested
    class ClickHouseDown extends ClickHouseDownScenario {}

    @Nested
    @Tag("long")
    class TheConsole extends ConsoleScenario {}

    @Nested
    class Explain extends ExplainScenario {}

    @Nested
    class TheGateway extends GatewayScenario {}

    @Nested
    class Health extends HealthScenario {}

    @Nested
    class ImportedModels extends ImportedEnsembleScenario {}

    @Nested
    class VenueDown extends VenueDownScenario {}
}
