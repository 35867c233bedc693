// Prints what AWS's own validator finds wrong with a template, as file:line: message, and ends with
// exit code 1 if there is anything: node lint.js <template>
"use strict";
const { RegoEngine, TemplateFile } = require("@aws/cloudformation-validate");

// Not heeded: a parameter that is empty by default, where a condition keeps it from being used so;
// the validator passes over that condition.
const GUARDED = /^Properties\.(AlarmActions|OKActions|Targets)\b/;

const file = process.argv[2];
const engine = new RegoEngine();
const { diagnostics } = engine.validateStandard(new TemplateFile(file));
engine.free();
const wrong = diagnostics
  .filter((d) => d.severity !== "INFO")
  .filter((d) => !(d.ruleId === "F3033" && GUARDED.test(d.propertyPath)));
for (const d of wrong) {
  const where = [d.entity && d.entity.logicalId, d.propertyPath].filter(Boolean).join(" ");
  console.log(`${file}:${d.startLine}: ${where}: ${d.message} (${d.ruleId})`);
}
console.log(`${diagnostics.length} findings, ${wrong.length} wrong`);
process.exitCode = wrong.length === 0 ? 0 : 1;
