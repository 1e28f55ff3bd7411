import type { Vendor } from './format.ts';

/** Model providers and the tools around them. */
export const artificialIntelligence: readonly Vendor[] = [
  {
    vendor: 'OpenAI',
    revoke: 'https://platform.openai.com/api-keys',
    source: 'https://platform.openai.com/docs/api-reference/authentication',
    formats: [
      {
        id: 'openai-key',
        kind: 'api-key',
        severity: 'critical',
        shape:
          'sk-{alnum:20}T3BlbkFJ{alnum:20} sk-svcacct-{url:58}T3BlbkFJ{url:58} sk-svcacct-{url:58}T3BlbkFJ{url:74} sk-svcacct-{url:74}T3BlbkFJ{url:58} sk-svcacct-{url:74}T3BlbkFJ{url:74} sk-admin-{url:58}T3BlbkFJ{url:58} sk-admin-{url:58}T3BlbkFJ{url:74} sk-admin-{url:74}T3BlbkFJ{url:58} sk-admin-{url:74}T3BlbkFJ{url:74} sk-proj-{url:58}T3BlbkFJ{url:58} sk-proj-{url:58}T3BlbkFJ{url:74} sk-proj-{url:74}T3BlbkFJ{url:58} sk-proj-{url:74}T3BlbkFJ{url:74}',
      },
      { id: 'openai-user-key', kind: 'api-key', shape: 'sk-{alnum:48}', near: ['openai'] },
    ],
  },
  {
    vendor: 'Anthropic',
    revoke: 'https://console.anthropic.com/settings/keys',
    source: 'https://docs.anthropic.com/en/api/overview',
    formats: [
      { id: 'anthropic-key', kind: 'api-key', severity: 'critical', shape: 'sk-ant-api{digit:2-3}-{url:93}AA' },
      { id: 'anthropic-admin-key', kind: 'api-key', severity: 'critical', shape: 'sk-ant-admin{digit:2}-{url:93}AA' },
    ],
  },
  {
    vendor: 'Hugging Face',
    revoke: 'https://huggingface.co/settings/tokens',
    source: 'https://huggingface.co/docs/hub/security-tokens',
    formats: [
      { id: 'huggingface-token', kind: 'token', severity: 'critical', shape: 'hf_{alpha:34} hf_{alnum:34-37}' },
      { id: 'huggingface-organisation-token', kind: 'token', shape: 'api_org_{alpha:34}' },
    ],
  },
  {
    vendor: 'Mistral AI',
    revoke: 'https://console.mistral.ai/api-keys',
    source: 'https://docs.mistral.ai/getting-started/quickstart/',
    formats: [{ id: 'mistral-key', kind: 'api-key', shape: '{alnum:32}', near: ['mistral'] }],
  },
  {
    vendor: 'Groq',
    revoke: 'https://console.groq.com/keys',
    source: 'https://console.groq.com/docs/quickstart',
    formats: [{ id: 'groq-key', kind: 'api-key', shape: 'gsk_{alnum:52} gsk_{alnum:50}' }],
  },
  {
    vendor: 'Replicate',
    revoke: 'https://replicate.com/account/api-tokens',
    source: 'https://replicate.com/docs/reference/http',
    formats: [{ id: 'replicate-token', kind: 'token', shape: 'r8_{alnum:37} r8_{alnum:45}' }],
  },
  {
    vendor: 'Perplexity',
    revoke: 'https://www.perplexity.ai/settings/api',
    source: 'https://docs.perplexity.ai/guides/getting-started',
    formats: [{ id: 'perplexity-key', kind: 'api-key', shape: 'pplx-{alnum:48}' }],
  },
  {
    vendor: 'Cohere',
    revoke: 'https://dashboard.cohere.com/api-keys',
    source: 'https://docs.cohere.com/',
    formats: [{ id: 'cohere-key', kind: 'api-key', shape: '{alnum:40}', near: ['cohere', 'co_api_key'] }],
  },
  {
    vendor: 'xAI',
    revoke: 'https://console.x.ai/',
    source: 'https://docs.x.ai/docs/overview',
    formats: [{ id: 'xai-key', kind: 'api-key', shape: 'xai-{url:70-85}' }],
  },
  {
    vendor: 'OpenRouter',
    revoke: 'https://openrouter.ai/settings/keys',
    source: 'https://openrouter.ai/docs/api-reference/authentication',
    formats: [{ id: 'openrouter-key', kind: 'api-key', shape: 'sk-or-v1-{hex:64}' }],
  },
  {
    vendor: 'DeepSeek',
    revoke: 'https://platform.deepseek.com/api_keys',
    source: 'https://api-docs.deepseek.com/',
    formats: [{ id: 'deepseek-key', kind: 'api-key', shape: 'sk-{lhex:32}', near: ['deepseek'] }],
  },
  {
    vendor: 'MiniMax',
    revoke: 'https://platform.minimax.io/user-center/basic-information/interface-key',
    source: 'https://platform.minimax.io/docs/',
    formats: [{ id: 'minimax-key', kind: 'api-key', shape: 'sk-api-{url:100-140} sk-cp-{url:100-140}' }],
  },
  {
    vendor: 'Moonshot Kimi',
    revoke: 'https://platform.moonshot.ai/console/api-keys',
    source: 'https://platform.moonshot.ai/docs/',
    formats: [
      { id: 'moonshot-key', kind: 'api-key', shape: 'sk-{alnum:48} sk-kimi-{alnum:48-72}', near: ['kimi', 'moonshot'] },
    ],
  },
  {
    vendor: 'NVIDIA',
    revoke: 'https://build.nvidia.com/settings/api-keys',
    source: 'https://docs.api.nvidia.com/',
    formats: [{ id: 'nvidia-key', kind: 'api-key', shape: 'nvapi-{url:60-70}' }],
  },
  {
    vendor: 'Cerebras',
    revoke: 'https://cloud.cerebras.ai/',
    source: 'https://inference-docs.cerebras.ai/',
    formats: [{ id: 'cerebras-key', kind: 'api-key', shape: 'csk-{lan:48}' }],
  },
  {
    vendor: 'ElevenLabs',
    revoke: 'https://elevenlabs.io/app/settings/api-keys',
    source: 'https://elevenlabs.io/docs/api-reference/authentication',
    formats: [{ id: 'elevenlabs-key', kind: 'api-key', shape: 'sk_{lhex:48}' }],
  },
  {
    vendor: 'LangSmith',
    revoke: 'https://smith.langchain.com/settings',
    source:
      'https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key',
    formats: [
      {
        id: 'langsmith-key',
        kind: 'api-key',
        shape: 'lsv2_pt_{lhex:32}_{lhex:10} lsv2_sk_{lhex:32}_{lhex:10} ls__{lhex:32}',
      },
    ],
  },
  {
    vendor: 'Pinecone',
    revoke: 'https://app.pinecone.io/',
    source: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
    formats: [
      { id: 'pinecone-key', kind: 'api-key', shape: 'pcsk_{alnum:5-6}_{alnum:60-66}' },
      { id: 'pinecone-old-key', kind: 'api-key', shape: '{uuid}', near: ['pinecone'] },
    ],
  },
  {
    vendor: 'Weights & Biases',
    revoke: 'https://wandb.ai/settings',
    source: 'https://docs.wandb.ai/support/kb-articles/find_api_key',
    formats: [
      { id: 'wandb-key', kind: 'api-key', shape: 'wandb_v1_{url:70-90}' },
      { id: 'wandb-old-key', kind: 'api-key', shape: '{lhex:40}', near: ['wandb'] },
    ],
  },
  {
    vendor: 'RunPod',
    revoke: 'https://console.runpod.io/user/settings',
    source: 'https://docs.runpod.io/get-started/api-keys',
    formats: [{ id: 'runpod-key', kind: 'api-key', shape: 'rpa_{alnum:40-46}' }],
  },
  {
    vendor: 'Z.ai',
    revoke: 'https://z.ai/manage-apikey/apikey-list',
    source: 'https://docs.z.ai/',
    formats: [{ id: 'zai-key', kind: 'api-key', shape: '{lhex:32}.{alnum:16}', near: ['zai', 'z.ai', 'zhipu', 'glm'] }],
  },
  {
    vendor: 'Brave Search',
    revoke: 'https://api-dashboard.search.brave.com/app/keys',
    source: 'https://api-dashboard.search.brave.com/app/documentation',
    formats: [{ id: 'brave-key', kind: 'api-key', shape: 'BSA{url:20-28}', near: ['brave'] }],
  },
  {
    vendor: 'Cursor',
    revoke: 'https://cursor.com/dashboard',
    source: 'https://docs.cursor.com/',
    formats: [{ id: 'cursor-key', kind: 'api-key', shape: 'key_{lhex:64} crsr_{lhex:64}' }],
  },
  {
    vendor: 'Devin',
    revoke: 'https://app.devin.ai/settings/api-keys',
    source: 'https://docs.devin.ai/api-reference/overview',
    formats: [{ id: 'devin-key', kind: 'api-key', shape: 'apk_user_{any64:60-300} apk_{any64:60-300} cog_{lan:52}' }],
  },
];
