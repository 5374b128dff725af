import { OfflineState } from '@/components/states/states';

export default function OfflinePage() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <OfflineState />
    </main>
  );
}
