Infrastructure Source: ${body.source}
Resource Identifier: ${body.resource}
Event: New State: ${body.state?upper_case}
<#if body.time?has_content>
Time: ${body.time}
</#if>
<#if body.summary?has_content>
Summary: ${body.summary}
</#if>
